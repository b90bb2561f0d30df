import { z } from 'zod';
import { asLateBoundText, isLateBound } from '../engine';
import { ValueError } from '../errors/values';
import type { ParameterValue } from '../manifest/common-schema';
import { isMember } from '../member';
import type { IssueFacts } from './prop-issue';
import type { Host } from '../host';
import { Size } from '../values/size';
import { InterfaceAddress, JailAddress } from '../values/address';
import { parseDatasetName } from '../values/dataset-name';
import { parseFileMode } from '../values/file-mode';
import { parseHostName, parseNetworkHostname } from '../values/host-name';
import { parseBridgeName, parseJailEndName, parseMemberName } from '../values/interface-name';
import { parseIpAddress, type IpFamily } from '../values/ip-address';
import { parseJailName } from '../values/jail-name';
import { MacAddress } from '../values/mac';
import { Network } from '../values/network';
import { parsePackageName } from '../values/package-name';
import { parseInnerPath, parseJailPath, parsePath } from '../values/path';
import { parseRcVariable } from '../values/rc-variable';
import { BaseRelease, HostRelease } from '../values/release';
import { parseServiceName } from '../values/service-name';
import { parseSha256 } from '../values/sha256';
import { parseLine, parseText } from '../values/text';
import { parseUserName } from '../values/user-name';
import { environmentNameTaken } from '../errors/environment';
import * as errors from '../errors/prop-types';

/** What Terraform and cdktf keep in a stack's folder. */
const TERRAFORM_NAMES = /^(assets|modules|providers|metadata\.json|cdk\.tf(\.json)?|terraform\.tfstate.*)$/i;

/** rc.subr(8) reads the environment file into its own variables. */
const RC_SUBR_VARIABLES =
  /^(_.*|IFS|name|desc|flags|rcvar|pidfile|procname|command(_args|_interpreter)?|extra_commands|rc_.*|required_.*|(start|stop|restart|status|reload)_.*)$/;

/** How cdktf writes the one item of a list of which nobody knows how many items it has. */
const LATE_BOUND_LIST = '#{TfToken[';

const lateBound: IssueFacts & Record<string, unknown> = { lateBound: true };

/** An object of ours, which the cure says how to get. */
export function instance<T>(guard: (value: unknown) => value is T, cure: string) {
  const facts: IssueFacts & Record<string, unknown> = { instance: true };
  return z.custom<T>(guard, { error: cure, params: facts });
}

/** A whole number of a range. */
export function integer(minimum: number, maximum: number) {
  return z.number().int().min(minimum).max(maximum);
}

/**
 * A string that one of the value parsers accepts, in the form that the parser gives it. A Terraform
 * value is refused here, so that none can reach a text that synth writes; but for the props that know
 * how to bring one to the host, which get it as it is.
 */
function checked(parse: (text: string) => string, { takesLateBound = false } = {}) {
  const schema = z.string().transform((text, context) => {
    if (isLateBound(text)) {
      if (takesLateBound && !text.includes(LATE_BOUND_LIST)) {
        return text;
      }
      context.addIssue({ code: 'custom', params: lateBound });
      return z.NEVER;
    }
    return checkText(() => parse(text), context);
  });
  return takesLateBound ? z.preprocess(asLateBoundText, schema) : schema;
}

/** What a parser of values refuses becomes an issue. */
function checkText<T>(parse: () => T, context: z.RefinementCtx): T {
  try {
    return parse();
  } catch (error) {
    if (!(error instanceof ValueError)) {
      throw error;
    }
    context.addIssue({ code: 'custom', message: error.message });
    return z.NEVER;
  }
}

function ofFamily(
  family: IpFamily,
  parse: (text: string) => { family: IpFamily; text: string },
  options?: { takesLateBound: boolean },
) {
  return checked((text) => {
    const value = parse(text);
    if (value.family !== family) {
      throw new ValueError(errors.wrongFamily(text, family));
    }
    return value.text;
  }, options);
}

/** An address that an interface may have, and nothing beside it. */
function bareAddress(text: string): { family: IpFamily; text: string } {
  parseIpAddress(text);
  return JailAddress.parse(text);
}

/** An address, with a prefix length or without one, but on no interface. */
function bareOrWithPrefix(text: string): { family: IpFamily; text: string } {
  return text.includes('/') ? InterfaceAddress.parse(text) : bareAddress(text);
}

/** A path of the host that is not its root. */
function below(noun: string, path: string): string {
  if (parsePath(path, noun) === '/') {
    throw new ValueError(errors.rootOfTheHost(noun));
  }
  return path;
}

/** A value that may be Terraform's, because only Terraform looks into it. */
export function orLateBound<T extends z.ZodType>(schema: T) {
  return z.unknown().transform((value, context): z.output<T> => {
    if (isLateBound(value)) {
      return value as z.output<T>;
    }
    const parsed = schema.safeParse(value);
    if (parsed.success) {
      return parsed.data;
    }
    parsed.error.issues.forEach((issue) => context.addIssue({ ...issue }));
    return z.NEVER;
  });
}

/** Any text that UTF-8 and jail.conf can hold. */
export const text = checked((value) => parseText(value));
/** The same, or a text with Terraform values in it. */
export const lateBoundText = checked((value) => parseText(value), { takesLateBound: true });
export const jailName = checked(parseJailName);
/** A host's name, which is also the name of its folder beside Terraform's own files. */
export const hostFolder = checked((value) => {
  if (TERRAFORM_NAMES.test(value)) {
    throw new ValueError(errors.terraformName(value));
  }
  return parseHostName(value);
});
export const hostname = checked(parseNetworkHostname, { takesLateBound: true });
export const datasetName = checked(parseDatasetName);
export const canonicalPath = checked(parseJailPath);
export const hostPath = checked((path) => below('path', path));
/** A directory of the host that Terraform names to a shell without any quotes. */
export const uploadDirectory = checked((path) => {
  if (/[^A-Za-z0-9._/-]/.test(path)) {
    throw new ValueError(errors.notForAShell(path));
  }
  return below('upload directory', path);
});
export const pathInJail = checked(parseInnerPath);
export const ip4Spec = ofFamily(4, JailAddress.parse, { takesLateBound: true });
export const ip6Spec = ofFamily(6, JailAddress.parse, { takesLateBound: true });
export const ip4Address = ofFamily(4, bareAddress);
export const ip6Address = ofFamily(6, bareAddress);
export const ip4WithPrefix = ofFamily(4, bareOrWithPrefix, { takesLateBound: true });
export const ip6WithPrefix = ofFamily(6, bareOrWithPrefix, { takesLateBound: true });
export const ip4Network = ofFamily(4, Network.parse);
export const ip6Network = ofFamily(6, Network.parse);
export const macAddress = checked((value) => MacAddress.parse(value).text);
export const jailEndName = checked(parseJailEndName);
export const memberName = checked(parseMemberName);
export const bridgeName = checked(parseBridgeName);
export const hostRelease = checked((value) => HostRelease.parse(value).text);
export const baseRelease = checked((value) => BaseRelease.parse(value).text);
export const sha256 = checked(parseSha256);
export const fileMode = checked(parseFileMode);
export const userName = checked(parseUserName);
export const packageName = checked(parsePackageName);
export const serviceName = checked(parseServiceName);
export const rcVariable = checked(parseRcVariable);
/** What a variable of rc.conf(5) holds: sysrc(8) takes one line. */
export const rcValue = checked((value) => {
  if (value.includes('\n')) {
    throw new ValueError(errors.severalLines(value));
  }
  return parseText(value);
});
/** The name of a variable in the environment of a service. */
export const environmentName = checked((name) => {
  if (RC_SUBR_VARIABLES.test(parseRcVariable(name))) {
    throw new ValueError(environmentNameTaken(name));
  }
  return name;
});
/** Text on one line that is not empty. */
export const line = checked((value) => {
  if (value === '') {
    throw new ValueError(errors.emptyLine());
  }
  return parseLine(value);
});
/** The public key of a host, as ssh-keygen(1) writes it: the kind, the key, perhaps a comment. */
export const hostKey = checked((value) => {
  if (
    !/^(ssh-(rsa|ed25519)|ecdsa-sha2-nistp(256|384|521)) AAAA[A-Za-z0-9+/]+={0,3}( |$)/.test(parseLine(value))
  ) {
    throw new ValueError(errors.badHostKey(value));
  }
  return value;
});
export const propertyValue = checked((value) => parseLine(value));

/** A hook of jail(8): any text that is not blank. */
export const commandLine = checked((value) => {
  if (value.trim() === '') {
    throw new ValueError(errors.blankCommand());
  }
  return parseText(value, 'command');
});

/** The name of a parameter of jail(8); which of them exist is checked where the parameter is set. */
export const parameterName = checked((value) => parseLine(value, 'name'));

/** Why something is accepted, for a reviewer to judge. */
export const reason = checked((value) => {
  if (value.trim() === '') {
    throw new ValueError(errors.noReason());
  }
  return parseLine(value.trim(), 'reason');
});

/** A program in the jail, by its full path. */
export const programPath = checked((value) => parsePath(value, 'program'));

/** A file beside the program. */
export const sourcePath = checked((value) => {
  if (value === '') {
    throw new ValueError(errors.emptySource());
  }
  return parseText(value, 'source');
});

/** A name after `allow.`; which of them exist is checked where the parameter is. */
export const allowName = checked((value) => parseLine(value));

/** Where a dataset is mounted. */
export const mountpoint = checked((value) =>
  value === 'none' || value === 'legacy' ? value : below('mountpoint', value),
);

/** Where base.txz comes from: a URL or a path on the host. */
export const baseSource = checked((value) => {
  parseLine(value, 'source');
  if (value.startsWith('/')) {
    return parsePath(value, 'source');
  }
  if (!/^(https?|ftp|file):\/\/[^\s]+$/.test(value)) {
    throw new ValueError(errors.badSource(value));
  }
  return value;
});

/** Directories of a base, without the leading slash. */
export const directoryList = z
  .array(
    checked((value) => {
      if (value.startsWith('/')) {
        throw new ValueError(errors.leadingSlash(value));
      }
      return parseInnerPath(`/${value}`).slice(1);
    }),
  )
  .min(1);

export const sizeProp = instance<Size>(Size.isSize, 'pass a Size such as Size.gibibytes(10)');

export const hostProp = instance<Host>((value): value is Host => isMember(value, 'host'), 'pass a Host');

/** A value of any jail(8) parameter; which type it must be is the parameter's to say. */
export const parameterValueProp = z.unknown().transform((value, context): ParameterValue => {
  const texts: unknown[] = Array.isArray(value) ? value : [value];
  if (texts.some(isLateBound)) {
    context.addIssue({ code: 'custom', params: lateBound });
    return z.NEVER;
  }
  if (typeof value === 'boolean' || Number.isSafeInteger(value)) {
    return value as ParameterValue;
  }
  if (texts.length === 0 || !texts.every((one) => typeof one === 'string')) {
    context.addIssue({ code: 'custom', message: errors.notAParameterValue(), params: { instance: true } });
    return z.NEVER;
  }
  return checkText(() => {
    const checkedTexts = texts.map((one) => parseText(one as string));
    return Array.isArray(value) ? checkedTexts : checkedTexts[0]!;
  }, context);
});
