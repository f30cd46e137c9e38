import { request, Agent } from 'node:http'

/** Asks one plain question every 20 ms and reports how long each took: `node bystander.ts <url> <seconds>`. */
const [url = '', seconds = '1'] = process.argv.slice(2)
const agent = new Agent({ keepAlive: true })
const times: number[] = []
let failed = 0

function ask(): Promise<void> {
  const started = performance.now()
  return new Promise((resolve) => {
    const sent = request(`${url}/graphql`, { method: 'POST', agent, headers: { 'content-type': 'application/json' } }, (response) => {
      let text = ''
      response.on('data', (chunk: Buffer) => { text += chunk.toString() })
      response.on('end', () => {
        times.push(performance.now() - started)
        if (response.statusCode !== 200 || !text.includes('"model"')) failed++
        resolve()
      })
    })
    sent.on('error', () => { failed++; resolve() })
    sent.end('{"query":"{ instrument(id: \\"instruments:2\\") { model } }"}')
  })
}

const until = performance.now() + Number(seconds) * 1_000
while (performance.now() < until) {
  await ask()
  await new Promise((resolve) => setTimeout(resolve, 20))
}
process.send?.({ times, failed })
process.disconnect()
agent.destroy()
