/**
 * Renders each entry once. A jail's text goes into jail.conf, into the script and into two resources;
 * entries never change after they are made, and die with their manifest.
 */
export function once<T extends object>(render: (entry: T) => string): (entry: T) => string {
  const rendered = new WeakMap<T, string>();
  return (entry) => {
    let text = rendered.get(entry);
    if (text === undefined) {
      text = render(entry);
      rendered.set(entry, text);
    }
    return text;
  };
}
