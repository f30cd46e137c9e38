import '../../../web/charts/charts.css'
import '../../../web/map/map.css'
import { useState } from 'react'
import { Chart } from '../../../web/charts/chart.tsx'
import type { Picture } from '../../../web/charts/picture.ts'
import { picturesFor } from '../../../web/charts/pictures-for.ts'
import type { ResultTable } from './table-of-run.ts'

const KINDS: Readonly<Record<Picture['kind'], string>> = { BAR: '条形图 Bars', LINE: '折线图 Line', PIE: '饼图 Pie', MAP: '地图 Map' }

/** The pictures that a table allows, the most telling first. */
export const PictureView = ({ table: { columns, cells } }: { table: ResultTable }) => {
  const pictures = picturesFor(columns, cells)
  // Whoever asked for places wants to see where they are.
  const [chosen, setChosen] = useState(() => Math.max(0, pictures.findIndex(({ kind }) => kind === 'MAP')))
  const picture = pictures[chosen] ?? pictures[0]
  const title = (path: string | null) => columns.find((column) => column.path === path)?.title ?? '条数'
  if (!picture) return <p className="result-note">这些行没有可画的数、类别、年份或坐标。<span lang="en">These rows have no numbers, categories, years or coordinates to draw.</span></p>
  return (
    <div className="picture-view">
      <label>图 <span lang="en">Picture</span>
        <select value={pictures.indexOf(picture)} onChange={({ currentTarget }) => setChosen(Number(currentTarget.value))}>
          {pictures.map(({ kind, x, y, series }, index) => (
            <option key={index} value={index}>{KINDS[kind]}：{kind === 'MAP' ? `${title(x)}、${title(y)}` : `${title(y)}，按${title(x)}${series === null ? '' : `与${title(series)}`}`}</option>
          ))}
        </select>
      </label>
      <Chart columns={columns} rows={cells} picture={picture} />
    </div>
  )
}
