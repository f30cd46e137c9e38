/** `npm run environment`: writes `.env.example` from the settings that the processes read; a test compares it. */
import { writeFileSync } from 'node:fs'
import { SETTING_TABLE } from '../gateway/settings.ts'
import { ENGINE_SETTINGS } from '../subgraphs/catalogue/search/engine-config.ts'
import { PROCESS_SETTINGS } from '../subgraphs/kit/config.ts'
import { MAIL_SETTINGS } from '../subgraphs/registry/mail/mail-config.ts'
import { START_SETTINGS } from './start/options.ts'

interface Described { name: string; default: string; zh: string; en: string }

const section = (title: string, settings: readonly Described[]): string =>
  `# ${title}\n${settings.map(({ name, default: value, zh, en }) => `# ${zh} / ${en}\n#${name}=${value}`).join('\n')}\n`

/** Every variable with its default and its meaning, by the process that reads it. */
export const environmentExample = (): string =>
  [
    '# Every variable that Keyuan reads, with its default. Uncomment what you change. Made by `npm run environment`.\n',
    section('npm start, beside those of the gateway', START_SETTINGS),
    section('the gateway: npm start, and npm run serve -- gateway', SETTING_TABLE),
    section('one subgraph as a process: npm run serve -- <subgraph>', PROCESS_SETTINGS),
    section('the search engine: npm start, and npm run serve -- catalogue', ENGINE_SETTINGS),
    section('mail: npm start, and npm run serve -- registry', MAIL_SETTINGS),
    section('docker-compose.yml', [
      { name: 'POSTGRES_PASSWORD', default: '', zh: 'PostgreSQL 的密码(必填)', en: 'Password of PostgreSQL; required' },
      { name: 'ELASTIC_PASSWORD', default: '', zh: 'Elasticsearch 的密码(必填)', en: 'Password of Elasticsearch; required' },
    ]),
  ].join('\n')

if (import.meta.main) writeFileSync(new URL('../.env.example', import.meta.url), environmentExample())
