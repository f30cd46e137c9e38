import { fork } from 'node:child_process'
import { once } from 'node:events'
import { startToy } from './test/toy/start.ts'
import { aliased, cyclic, doubling, nested, slowToPlan, tokens, unusedFragments, withDirectives } from './test/hostile.ts'
const toy = await startToy({ environment: { KEYUAN_LOG_LEVEL: 'error' } })
const by = async (s: number) => { const c = fork(new URL('./test/bystander.ts', import.meta.url), [toy.url, String(s)]); const [r] = await once(c, 'message') as any; const t = r.times.sort((a: number,b: number)=>a-b); return `n ${t.length} p50 ${t[t.length>>1].toFixed(1)} p99 ${t[Math.floor(t.length*.99)].toFixed(1)} worst ${t.at(-1).toFixed(1)} failed ${r.failed}` }
const A = [() => nested(3000), () => nested(20), () => aliased(5000), () => withDirectives(51), () => tokens(15001), () => unusedFragments(1000), () => tokens(10002), () => cyclic, () => doubling(12), () => doubling(30), (n: string) => slowToPlan(11, n), (n: string) => slowToPlan(16, n)]
await by(1)
for (let k = 0; k < 4; k++) {
  console.log('quiet ', await by(2)); let on = true, sent = 0
  const at = [1,2,3].map(async () => { while (on) { const i = sent++; await toy.ask(A[i % A.length]!(`S${k}x${i}`)) } })
  console.log('attack', await by(4)); on = false; await Promise.all(at); console.log('  sent', sent)
}
let worst = 0; for (const [i, m] of A.entries()) { const b = process.threadCpuUsage(); await toy.ask(m('T'+i)); const d = process.threadCpuUsage(b); worst = Math.max(worst, (d.user + d.system)/1000) } console.log('worst main-thread cpu ms per hostile request', worst)
await toy.gateway.stop()
