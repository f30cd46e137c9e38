import { useFormat } from '../i18n/use-format.ts'
import type { ChartProps } from './chart-frame.tsx'

/** The numbers of a chart, for those who do not see it and for those who want them exactly. */
export const ChartTable = ({ title, xLabel, yLabel, data }: ChartProps) => {
  const format = useFormat()
  return (
    <div className="chart-table">
      <table>
        <caption className="for-readers">{title}</caption>
        <thead><tr><th scope="col">{xLabel}</th>{data.series.map(({ name }) => <th key={name} scope="col" className="number">{name || yLabel}</th>)}</tr></thead>
        <tbody>
          {data.categories.map((category, at) => (
            <tr key={category}><th scope="row">{category}</th>{data.series.map(({ name, values }) => <td key={name} className="number">{format.number(values[at] ?? 0)}</td>)}</tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
