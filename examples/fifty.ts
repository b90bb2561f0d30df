import {
  App,
  Dataset,
  Host,
  Jail,
  JailRoot,
  NullfsBase,
  RctlAction,
  RctlLimit,
  RctlResource,
  Size,
  TerraformStack,
  VnetBridge,
} from '../lib';

/** Fifty jails that cost the space of one: a base that all share, a quota and a few limits for each. */
const app = new App();
const stack = new TerraformStack(app, 'fifty');

new Host(stack, 'farm', { release: '14.4', ssh: { host: 'farm.example.org' } });

const jails = new Dataset(stack, 'jails', {
  datasetName: 'zroot/jails',
  mountpoint: '/jails',
  compression: 'zstd',
  properties: { atime: 'off' },
});
const base = new NullfsBase(stack, 'base', { dataset: jails, release: '14.4-RELEASE' });

// A network of the host's own. Names and MAC addresses of the interfaces follow from the jails' names.
const farm = new VnetBridge(stack, 'farmnet', { ip4Cidr: '10.50.0.0/24', gateway4: '10.50.0.1' });

for (let number = 1; number <= 50; number += 1) {
  const name = `worker${String(number).padStart(2, '0')}`;

  // What a jail writes goes to its own dataset, which can hold this much and no more.
  const own = jails.child(name, { quota: Size.gibibytes(5) });
  const worker = new Jail(stack, name, { root: JailRoot.nullfs(base, own), securelevel: 3 });
  farm.attach(worker, { ip4Address: `10.50.0.${100 + number}` });

  // A fork bomb stops here, one worker takes no more than half a core, and one that eats the memory is
  // ended: the kernel cannot refuse resident memory, so DENY would only make it swap.
  new RctlLimit(worker, 'processes', { resource: RctlResource.MAXPROC, amount: 200 });
  new RctlLimit(worker, 'processor', { resource: RctlResource.PCPU, amount: 50 });
  new RctlLimit(worker, 'memory', {
    resource: RctlResource.MEMORYUSE,
    action: RctlAction.SIGKILL,
    amount: Size.mebibytes(512),
  });
}

app.synth();
