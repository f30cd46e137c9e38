import { type ReactNode, useId, useRef } from 'react'
import { useText } from '../i18n/use-text.ts'
import { useElementSize } from '../map/use-element-size.ts'
import { ChartTable } from './chart-table.tsx'
import type { ChartData } from './chart-data.ts'
import { downloadPng, downloadSvg } from './download-picture.ts'
import './charts.css'

const texts = {
  table: { zh: '以表格显示数据', en: 'The data as a table' },
  png: { zh: '下载 PNG', en: 'PNG' },
  svg: { zh: '下载 SVG', en: 'SVG' },
  keys: { zh: '按 Tab 进入图形，方向键逐项移动。', en: 'Tab enters the chart, arrow keys go from mark to mark.' },
} as const

export interface ChartProps {
  title: string
  /** What the categories are, and what the numbers are. */
  xLabel: string
  yLabel: string
  data: ChartData
}

interface FrameProps extends ChartProps {
  /** One sentence that says what is to be seen. */
  description: string
  height(width: number): number
  children(width: number): ReactNode
  legend?: ReactNode
  note?: ReactNode
}

/** What every chart has: a title, a description, the numbers as a table, and the picture to take along. */
export const ChartFrame = ({ title, description, height, children, legend, note, ...table }: FrameProps) => {
  const t = useText(texts)
  const frame = useRef<HTMLDivElement>(null)
  const svg = useRef<SVGSVGElement>(null)
  const id = useId()
  const width = useElementSize(frame)?.width ?? 0
  return (
    <figure className="chart" aria-labelledby={`${id}-title`}>
      <figcaption id={`${id}-title`}>{title}</figcaption>
      {legend}
      <div ref={frame} className="chart-frame">
        {width > 0 && (
          <svg ref={svg} role="group" aria-labelledby={`${id}-title`} aria-describedby={`${id}-desc ${id}-keys`} width={width} height={height(width)} viewBox={`0 0 ${width} ${height(width)}`}>
            <desc id={`${id}-desc`}>{description}</desc>
            {children(width)}
          </svg>
        )}
      </div>
      <p id={`${id}-keys`} className="for-readers">{t.keys}</p>
      {note}
      <div className="chart-below no-print">
        <details><summary>{t.table}</summary><ChartTable {...table} title={title} /></details>
        <span className="row">
          <button type="button" className="quiet small" onClick={() => svg.current && downloadSvg(svg.current, title)}>{t.svg}</button>
          <button type="button" className="quiet small" onClick={() => svg.current && void downloadPng(svg.current, title)}>{t.png}</button>
        </span>
      </div>
    </figure>
  )
}
