import type { Database } from '../../kit/database.ts'
import { removeWaiting } from '../repositories/deliveries.ts'
import { noteSchedule, scheduleByMailKey } from '../repositories/schedules.ts'
import { MAIL_KEY } from '../schedules/ids.ts'

/** Turns the messages of a schedule off, those too that wait to be sent; false where there is none of this key. */
export const stopMail = ({ db }: Pick<Database, 'db'>, key: string): Promise<boolean> =>
  db.transaction(async (tx) => {
    const row = MAIL_KEY.test(key) ? await scheduleByMailKey(tx, key) : null
    if (!row) return false
    await noteSchedule(tx, row.id, { mail: false, mailFault: null })
    await removeWaiting(tx, row.id, 'MAIL')
    return true
  })
