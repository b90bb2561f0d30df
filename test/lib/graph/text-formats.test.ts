import { printDot, printMermaid } from '../../../lib/graph';
import { hostile, small } from './fixture';

describe('printDot', () => {
  it('draws a group as one node with a table of its jails', () => {
    expect(printDot(small)).toBe(`digraph jails {
  graph [rankdir=LR, fontname="Helvetica", ranksep=0.8, style=rounded];
  node [shape=box, style="rounded,filled", fillcolor=white, fontname="Helvetica", fontsize=11];
  edge [arrowsize=0.7];
  subgraph cluster_host0 {
    label="host alpha, FreeBSD 14.4";
    host0_bridge0 [label="lan\\n10.0.0.0/24", color="#0072b2", penwidth=2];
    host0_group0 [shape=plain, style="", label=<<TABLE BORDER="1" BGCOLOR="#eef1f6" CELLSPACING="8" CELLBORDER="1" CELLPADDING="6" STYLE="ROUNDED"><TR><TD BGCOLOR="white" STYLE="ROUNDED"><B>app1</B><BR/>10.0.0.3<BR/>zroot/jails/app1</TD></TR><TR><TD BGCOLOR="white" STYLE="ROUNDED"><B>app2</B><BR/>10.0.0.4<BR/>zroot/jails/app2</TD></TR></TABLE>>];
    host0_group1 [shape=plain, style="", label=<<TABLE BORDER="0" CELLSPACING="0" CELLBORDER="1" CELLPADDING="6" STYLE="ROUNDED"><TR><TD BGCOLOR="white" STYLE="ROUNDED"><B>db</B><BR/>10.0.0.2<BR/>zroot/jails/db</TD></TR></TABLE>>];
    host0_group2 [shape=plain, style="", label=<<TABLE BORDER="0" CELLSPACING="0" CELLBORDER="1" CELLPADDING="6" STYLE="ROUNDED"><TR><TD BGCOLOR="white" STYLE="ROUNDED"><B>legacy</B><BR/>em0|192.0.2.1/24<BR/>/jails/legacy</TD></TR></TABLE>>];
    host0_base0 [label="zroot/bases/14.4\\n14.4-RELEASE", shape=cylinder, style=filled, fillcolor="#ecfdf5"];
    host0_dataset0 [label="zroot\\n/zroot", shape=cylinder, style=filled, fillcolor="#ecfdf5"];
    host0_dataset1 [label="zroot/shared\\n/shared", shape=cylinder, style=filled, fillcolor="#ecfdf5"];
  }
  host0_bridge0 -> host0_group0 [color="#0072b2", penwidth=2, dir=none];
  host0_group1 -> host0_group0 [color="#1f2937", penwidth=1.5];
  host0_group0 -> host0_base0 [color="#9cc3ae", penwidth=1.3, dir=none];
  host0_group0 -> host0_dataset1 [color="#4b7a63", penwidth=1.6, dir=none];
  host0_bridge0 -> host0_group1 [color="#0072b2", penwidth=2, dir=none];
  host0_group1 -> host0_base0 [color="#9cc3ae", penwidth=1.3, dir=none];
  host0_base0 -> host0_dataset0 [color="#9ca3af", penwidth=1.2, dir=none, style=dotted];
  host0_dataset1 -> host0_dataset0 [color="#9ca3af", penwidth=1.2, dir=none, style=dotted];
}
`);
  });

  it('quotes names', () => {
    const dot = printDot(hostile);
    expect(dot).toContain('label="host a\\"b\\\\<&>\uFFFD, FreeBSD 14.4"');
    expect(dot).toContain('label="x]\\"y"');
    expect(dot).toContain('<B>&lt;b&gt;&quot;</B>');
  });
});

describe('printMermaid', () => {
  it('draws a group as one node with a line for each jail', () => {
    expect(printMermaid(small)).toBe(`flowchart LR
  subgraph host0["<b>host alpha, FreeBSD 14.4</b>"]
    host0_bridge0(["<b>lan</b><br/>10.0.0.0/24"])
    host0_group0["<b>app1</b>, 10.0.0.3, zroot/jails/app1<br/><b>app2</b>, 10.0.0.4, zroot/jails/app2"]
    host0_group1["<b>db</b><br/>10.0.0.2<br/>zroot/jails/db"]
    host0_group2["<b>legacy</b><br/>em0#124;192.0.2.1/24<br/>/jails/legacy"]
    host0_base0[("<b>zroot/bases/14.4</b><br/>14.4-RELEASE")]
    host0_dataset0[("<b>zroot</b><br/>/zroot")]
    host0_dataset1[("<b>zroot/shared</b><br/>/shared")]
  end
  host0_bridge0 --- host0_group0
  host0_group1 --> host0_group0
  host0_group0 -.- host0_base0
  host0_group0 === host0_dataset1
  host0_bridge0 --- host0_group1
  host0_group1 -.- host0_base0
  host0_base0 -.- host0_dataset0
  host0_dataset1 -.- host0_dataset0
  style host0_bridge0 stroke:#0072b2,stroke-width:2px
  linkStyle 0 stroke:#0072b2
  linkStyle 1 stroke:#1f2937
  linkStyle 2 stroke:#9cc3ae
  linkStyle 3 stroke:#4b7a63
  linkStyle 4 stroke:#0072b2
  linkStyle 5 stroke:#9cc3ae
  linkStyle 6 stroke:#9ca3af
  linkStyle 7 stroke:#9ca3af
`);
  });

  it('writes as an entity whatever Mermaid could read as its own', () => {
    const mermaid = printMermaid(hostile);
    expect(mermaid).toContain('<b>host a#34;b#92;#60;#38;#62;#65533;, FreeBSD 14.4</b>');
    expect(mermaid).toContain('<b>#60;b#62;#34;</b>');
    expect(mermaid).toContain('end#65533;#35;x');
  });
});
