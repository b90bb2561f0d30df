import { ValueError } from '../../errors/values';
import { JailAddress } from '../../values/address';
import { Network } from '../../values/network';

/** Values as the checks need them: what cannot be read was refused where it was given, and is passed over. */
export function readAddress(text: string | undefined): JailAddress | undefined {
  return text === undefined ? undefined : readable(() => JailAddress.parse(text));
}

export function readNetwork(text: string | undefined): Network | undefined {
  return text === undefined ? undefined : readable(() => Network.parse(text));
}

function readable<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof ValueError) {
      return undefined;
    }
    throw error;
  }
}
