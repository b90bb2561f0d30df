/** Whether inet_pton(3) reads the text as an IPv4 address: four decimal numbers, no leading zeros. */
export function isIpv4Address(text: string): boolean {
  const parts = text.split('.');
  return (
    parts.length === 4 && parts.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255)
  );
}

/** Whether inet_pton(3) reads the text as an IPv6 address; it takes no zone and no prefix length. */
export function isIpv6Address(text: string): boolean {
  if (text.length > 45) {
    return false;
  }
  const halves = text.split('::');
  if (halves.length > 2) {
    return false;
  }
  const [head = '', tail] = halves;
  const before = groupCount(head, tail === undefined);
  const after = tail === undefined ? 0 : groupCount(tail, true);
  if (before === undefined || after === undefined) {
    return false;
  }
  return tail === undefined ? before === 8 : before + after <= 7;
}

/** How many 16-bit groups a run of them holds, or undefined if it is none. */
function groupCount(run: string, mayEndInIpv4: boolean): number | undefined {
  if (run === '') {
    return 0;
  }
  const groups = run.split(':');
  const last = groups.at(-1) ?? '';
  const endsInIpv4 = mayEndInIpv4 && isIpv4Address(last);
  const plain = endsInIpv4 ? groups.slice(0, -1) : groups;
  if (!plain.every((group) => /^[0-9A-Fa-f]{1,4}$/.test(group))) {
    return undefined;
  }
  return plain.length + (endsInIpv4 ? 2 : 0);
}
