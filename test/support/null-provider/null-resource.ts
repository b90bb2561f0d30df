import { decode, encode, ExtData } from '@msgpack/msgpack';
import { randomInt } from 'node:crypto';

/** A value on the wire: one of the two is filled. */
export interface WireValue {
  readonly msgpack?: Buffer;
  readonly json?: Buffer;
}

interface State {
  readonly id: unknown;
  readonly triggers: unknown;
}

/** How Terraform writes a value that will be known after apply. */
const UNKNOWN = new ExtData(0, Uint8Array.of(0));

const SCHEMA = {
  version: 0,
  block: {
    version: 0,
    attributes: [
      { name: 'id', type: typeOf('string'), computed: true },
      { name: 'triggers', type: typeOf(['map', 'string']), optional: true },
    ],
  },
};

/**
 * What `null_resource` of hashicorp/null does, as the answers of a provider: keep the triggers, make
 * an id, be replaced when a trigger changes.
 */
export const nullResource = {
  GetSchema: () => ({
    provider: { version: 0, block: { version: 0, attributes: [] } },
    resource_schemas: { null_resource: SCHEMA },
    data_source_schemas: {},
  }),

  PrepareProviderConfig: (request: { config: WireValue }) => ({ prepared_config: request.config }),
  ValidateResourceTypeConfig: () => ({}),
  Configure: () => ({}),
  Stop: () => ({}),

  UpgradeResourceState: (request: { raw_state: { json: Buffer } }) => ({
    upgraded_state: toWire(JSON.parse(request.raw_state.json.toString()) as State),
  }),

  ReadResource: (request: { current_state: WireValue; private: Buffer }) => ({
    new_state: request.current_state,
    private: request.private,
  }),

  PlanResourceChange: (request: { prior_state: WireValue; proposed_new_state: WireValue }) => {
    const prior = fromWire(request.prior_state);
    const proposed = fromWire(request.proposed_new_state);
    if (proposed === null) {
      return { planned_state: request.proposed_new_state };
    }
    if (prior === null) {
      return { planned_state: toWire({ ...proposed, id: UNKNOWN }) };
    }
    return {
      planned_state: toWire({ ...proposed, id: prior.id }),
      requires_replace: same(prior.triggers, proposed.triggers)
        ? []
        : [{ steps: [{ attribute_name: 'triggers' }] }],
    };
  },

  ApplyResourceChange: (request: { planned_state: WireValue }) => {
    const planned = fromWire(request.planned_state);
    if (planned === null) {
      return { new_state: request.planned_state };
    }
    const id = typeof planned.id === 'string' ? planned.id : String(randomInt(2 ** 47));
    return { new_state: toWire({ ...planned, id }) };
  },
};

function typeOf(type: unknown): Buffer {
  return Buffer.from(JSON.stringify(type));
}

function fromWire(value: WireValue): State | null {
  if (value.msgpack?.length) {
    return decode(value.msgpack) as State | null;
  }
  return value.json?.length ? (JSON.parse(value.json.toString()) as State) : null;
}

function toWire(value: State): WireValue {
  return { msgpack: Buffer.from(encode(value)) };
}

function same(a: unknown, b: unknown): boolean {
  const [left, right] = [a, b].map((value) => Buffer.from(encode(value ?? null, { sortKeys: true })));
  return left !== undefined && right !== undefined && left.equals(right);
}
