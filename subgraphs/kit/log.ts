import { pino, type Logger } from 'pino'

/** What the kit asks of a logger; pino's shape. */
export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error' | 'fatal'>

/** One line of JSON per event on standard error, so that standard output stays for what the user asked for. */
export const createLog = (name: string, level: string): Log => pino({ name, level, base: { name } }, pino.destination({ dest: 2, sync: false }))
