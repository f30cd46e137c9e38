/** A step of the query plan, as `extensions.plan` tells it. */
interface PlanStep {
  kind: 'sequence' | 'parallel' | 'fetch'
  subgraph?: string
  /** Place in the answer that the fetch adds to. */
  path?: string
  steps?: PlanStep[]
}

/** The plan by which the graph answered: what is asked one after another, what at once. */
export const PlanTree = ({ plan }: { plan: unknown }) => {
  if (!isStep(plan)) return null
  return (
    <section aria-labelledby="plan-title">
      <h3 id="plan-title">查询计划 <span lang="en">Query plan</span></h3>
      <ul className="plan"><Step step={plan} /></ul>
    </section>
  )
}

const Step = ({ step }: { step: PlanStep }) => (
  <li>
    {step.kind === 'fetch' ? <><strong>{step.subgraph}</strong> {step.path && <code>{step.path}</code>}</> : step.kind === 'parallel' ? <>同时 <span lang="en">at once</span></> : <>依次 <span lang="en">one after another</span></>}
    {step.steps && <ul>{step.steps.map((each, index) => <Step key={index} step={each} />)}</ul>}
  </li>
)

const isStep = (value: unknown): value is PlanStep => typeof value === 'object' && value !== null && 'kind' in value
