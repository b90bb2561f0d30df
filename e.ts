import { L, C, prog, host, jail, tf, attempt } from './h';
import { provider, resource } from '@cdktf/provider-null';
import { isDeepStrictEqual } from 'util';
const changes: Record<string, (r: any, s: C.TerraformStack) => void> = {
  provider: (r,s) => { r.provider = new provider.NullProvider(s,'np',{alias:'x'}); },
  count: (r) => { r.count = 2; }, count0: (r) => { r.count = 0; },
  tfcount: (r,s) => { r.count = C.TerraformCount.of(new C.TerraformVariable(s,'cc',{type:'number'}).numberValue); },
  forEach: (r) => { r.forEach = C.TerraformIterator.fromList(['a','b']); r.addOverride('triggers.k','${each.key}'); },
  cbd: (r) => { r.lifecycle = {createBeforeDestroy:true, ignoreChanges:'all'}; },
  rtb: (r,s) => { r.lifecycle = {replaceTriggeredBy:[new resource.Resource(s,'z',{})]}; },
  pre: (r) => { r.lifecycle = {precondition:[{condition:'${true}',errorMessage:'x'}],postcondition:[{condition:'${true}',errorMessage:'x'}]}; },
  over: (r) => r.addOverride('a.b.c', [1,2]), overnull: (r) => r.addOverride('triggers', null), overarr: (r) => r.addOverride('triggers', ['x']), overstr: (r)=>r.addOverride('triggers','${var.x}'),
  overtok: (r,s) => r.addOverride('triggers', new C.TerraformVariable(s,'mm',{type:'map(string)'}).value),
  overtokIn: (r,s) => r.addOverride('triggers.q', 'a ${x} '+new C.TerraformVariable(s,'mn',{type:'string'}).stringValue),
  overesc: (r,s) => r.addOverride('triggers.q', '$${x} "y"'),
  overself: (r) => r.addOverride('triggers', {address:'changed', 'jail.conf': 'no'}),
  overdel: (r) => r.addOverride('triggers', {address:undefined, 'jail.conf': undefined}),
  depundef: (r) => r.addOverride('depends_on', undefined), depstr: (r)=>r.addOverride('depends_on','x'),
  comment: (r) => r.addOverride('//', 'c'), comment2: (r) => r.addOverride('//.note', 'c'),
  prov: (r) => r.addOverride('provisioner', [{'local-exec':{command:'true'}}]),
  conn: (r) => r.addOverride('connection.timeout','1m'),
  dep: (r,s) => { r.dependsOn = [new resource.Resource(s,'zz',{}).fqn, 'null_resource.q']; },
  imp: (r) => r.importFrom('1'), moveFrom: (r) => r.moveFromId('null_resource.o'), moveToId: (r) => r.moveToId('null_resource.o'),
  logical: (r) => r.overrideLogicalId('mine'), logicalReset: (r) => { r.overrideLogicalId('mine'); r.resetOverrideLogicalId(); },
  meta: (r) => r.node.addMetadata('x','y'),
  stackover: (r,s) => s.addOverride(`resource.null_resource.${r.friendlyUniqueId}.provisioner`, [{'local-exec':{command:'x'}}]),
  stackdep: (r,s) => s.addOverride(`resource.null_resource.${r.friendlyUniqueId}.depends_on`, ['x']),
  stacknull: (r,s) => s.addOverride(`resource.null_resource.${r.friendlyUniqueId}`, null),
  stackall: (r,s) => s.addOverride(`resource`, undefined),
};
const strip = (x: any) => JSON.parse(JSON.stringify(x));
for (const [name, change] of Object.entries(changes)) for (const which of ['jail','late','host','converge']) {
  try {
    const p = prog(); const v = new C.TerraformVariable(p.stack,'v',{type:'string'});
    const j = jail(p.alpha,'web'); const l = jail(p.alpha,'late',{hostname:v.stringValue}); jail(p.alpha, 'db');
    const r: any = which==='jail'?j.node.defaultChild: which==='late'?l.node.defaultChild: p.alpha.node.findChild(which==='host'?'Resource':'Converge');
    change(r, p.stack); p.app.synth();
    const ours = tf(p.outdir); const raw = strip((C.TerraformStack.prototype.toTerraform as any).call(p.stack));
    for (const t of [ours, raw]) { delete t['//'].metadata.overrides; }
    const n = (t:any)=>JSON.stringify(t, (k,x)=> x && typeof x==='object' && !Array.isArray(x) ? Object.fromEntries(Object.entries(x).sort(([a],[b])=>a<b?-1:1)):x);
    if (n(ours)!==n(raw)) { console.log('DIFF', name, which); const R=(t:any)=>t.resource?.null_resource?.[r.friendlyUniqueId]; console.log(' ours', JSON.stringify(R(ours))?.slice(0,400)); console.log(' raw ', JSON.stringify(R(raw))?.slice(0,400)); }
  } catch (e: any) { console.log('THROW', name, which, e.message.slice(0,200)); }
}
