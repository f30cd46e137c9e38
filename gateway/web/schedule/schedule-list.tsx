import { useEffect } from 'react'
import type { GraphState } from '../graph/use-graph.ts'
import { forgetAnswers } from '../graph/remembered-answers.ts'
import { FailureBox } from '../parts/failure-box.tsx'
import type { SchedulesOfQueryQuery } from './schedule.operations.ts'
import { ScheduleItem } from './schedule-item.tsx'
import './schedule.css'

const LOOK_MS = 700

/** Schedules as they are now: looked at again while one of them runs. */
export const ScheduleList = ({ state: { answer, failure, retry }, named }: { state: GraphState<Pick<SchedulesOfQueryQuery, 'schedules'>>; named: boolean }) => {
  const schedules = (answer?.data.schedules?.edges ?? []).flatMap(({ node }) => (node ? [node] : []))
  const isRunning = schedules.some(({ lastRun }) => lastRun?.state === 'RUNNING')
  const changed = (): void => {
    forgetAnswers()
    retry()
  }
  useEffect(() => {
    if (!isRunning) return
    const timer = setTimeout(changed, LOOK_MS)
    return () => clearTimeout(timer)
  })
  return (
    <>
      {failure && <FailureBox failure={failure} retry={retry} />}
      {schedules.length > 0 && <ul className="plain-list schedule-list">{schedules.map((schedule) => <ScheduleItem key={schedule.id} schedule={schedule} named={named} changed={changed} />)}</ul>}
    </>
  )
}
