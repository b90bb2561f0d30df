import { buildGraph } from '../../../lib/graph';
import { layoutGraph, type HostLayout } from '../../../lib/graph/layout';
import { svgGraph } from '../../../lib/graph/svg-graph';
import { bridge, jail, manifest, networkInterface } from '../../support/manifest';
import { hostile, small } from './fixture';

const fifty = buildGraph([
  manifest({
    bridges: ['a', 'b', 'c'].map((name) => bridge({ name })),
    jails: Array.from({ length: 50 }, (_, index) => {
      const name = `jail${index}`;
      const bases =
        index < 5
          ? []
          : [index % 5, index % 3].map((base) => ({ path: `p/jail${base}`, name: `jail${base}` }));
      return jail({
        name,
        interfaces: [networkInterface(name, { bridge: 'abc'[index % 3], ip4Address: `10.0.0.${index}/16` })],
        startAfter: bases,
      });
    }),
  }),
]);

interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function rectangles({ boxes }: HostLayout): Rectangle[] {
  return boxes.map(({ box, x, y }) => ({ x, y, width: box.width, height: box.height }));
}

function overlap(a: Rectangle, b: Rectangle): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

describe('layoutGraph', () => {
  it('gives fifty jails places that do not overlap, inside of their host', async () => {
    const [layout] = await layoutGraph(fifty);
    const all = rectangles(layout!);
    expect(all).toHaveLength(53);
    const clashes = all.flatMap((one, index) => all.slice(index + 1).filter((other) => overlap(one, other)));
    expect(clashes).toEqual([]);
    for (const { x, y, width, height } of all) {
      expect(x >= 0 && y >= 0 && x + width <= layout!.width && y + height <= layout!.height).toBe(true);
    }
  });

  it('draws an edge from border to border', async () => {
    const [layout] = await layoutGraph(small);
    const lan = layout!.boxes.find(({ box }) => box.title === 'lan')!;
    const network = layout!.edges.filter(({ edge }) => edge.kind === 'network');
    for (const { points } of network) {
      expect(points[0]?.x).toBe(lan.x + lan.box.width);
    }
    expect(network).toHaveLength(2);
  });

  it('puts what starts first further left', async () => {
    const [layout] = await layoutGraph(small);
    const at = (name: string) => layout!.boxes.find(({ box }) => box.title === name)!.x;
    expect(at('lan')).toBeLessThan(at('db'));
    expect(at('db')).toBeLessThan(at('app1'));
    expect(at('app1')).toBeLessThan(at('zroot/shared'));
  });
});

describe('svgGraph', () => {
  it('is the same each time', async () => {
    expect(await svgGraph(small)).toBe(await svgGraph(small));
  });

  it('names every host, bridge, jail, base and dataset', async () => {
    const svg = await svgGraph(small);
    const titles = [...svg.matchAll(/<text [^>]*font-weight="bold">([^<]*)<\/text>/g)].map(
      ([, title]) => title,
    );
    expect(titles.sort()).toEqual([
      'app1',
      'app2',
      'db',
      'host alpha',
      'lan',
      'legacy',
      'zroot',
      'zroot/bases/14.4',
      'zroot/shared',
    ]);
  });

  it('explains only the lines that it draws', async () => {
    expect(await svgGraph(small)).toMatch(
      /on the bridge.*starts before.*root from base.*shares data.*lies in dataset/s,
    );
    expect(await svgGraph(hostile)).not.toMatch(/on the bridge|starts before|root from base/);
  });

  it('is well-formed whatever the names', async () => {
    const svg = await svgGraph(hostile);
    const text = svg.replace(/<(?:[a-z]+(?: [a-zA-Z:-]+="[^"<]*")*\/?|\/[a-z]+)>/g, '');
    expect(text).not.toMatch(/[<>]|&(?!amp;|lt;|gt;|quot;)/);
    // eslint-disable-next-line no-control-regex
    expect(svg).not.toMatch(/[\x00-\x09\x0b-\x1f]/);
    expect(svg).toContain('&lt;b&gt;&quot;');
  });

  it('of no host at all is an empty picture', async () => {
    expect(await svgGraph({ hosts: [] })).toMatch(/^<svg [^>]*>\n/);
  });
});
