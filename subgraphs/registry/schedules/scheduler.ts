import { Loop } from '../../kit/loop.ts'
import type { QueryRunRow } from '../repositories/query-runs.ts'
import { dueSchedules, postponeSchedule, type ScheduleRow, takeDue } from '../repositories/schedules.ts'
import type { RegistryRuntime } from '../runtime.ts'
import { beginRun, movedOn } from './begin-run.ts'

const IDLE_MS = 2_000
const AT_ONCE = 10
/** After the graph could not be asked: it is away or starting. */
const POSTPONED_MS = 60_000

/** Begins what is due, at its time or as soon as somebody looks again. Several processes share the work: each schedule is begun by one of them. */
export const createScheduler = (runtime: Pick<RegistryRuntime, 'database' | 'askAs' | 'currentApi' | 'exports' | 'log'>, idleMs = IDLE_MS): Loop => {
  const { database: { db }, log } = runtime
  const begin = async (schedule: ScheduleRow): Promise<QueryRunRow | null> => {
    const now = new Date()
    try {
      return await beginRun(runtime, { schedule, now, take: (tx) => takeDue(tx, schedule.id, now), note: movedOn(now) })
    } catch (error) {
      // One that cannot be begun must not keep the others from their time.
      log.warn({ schedule: schedule.id, err: error }, 'a schedule could not be begun; it is tried again')
      await postponeSchedule(db, schedule, new Date(now.getTime() + POSTPONED_MS))
      return null
    }
  }
  return new Loop({
    log, idleMs,
    step: async () => {
      const due = await dueSchedules(db, new Date(), AT_ONCE)
      let begun = 0
      for (const schedule of due) if (await begin(schedule)) begun += 1
      return begun === AT_ONCE
    },
    onError: (error) => log.error({ err: error }, 'schedules could not be looked at'),
  })
}
