import { useText } from '../i18n/use-text.ts'
import type { ChartData } from './chart-data.ts'

const texts = {
  categories: { zh: (count: number) => `${count} 个较小的类别并入“其他”。`, en: (count: number) => `${count} smaller categories are in “Others”.` },
  series: { zh: (count: number) => `${count} 个较小的系列并入“其他”。`, en: (count: number) => `${count} smaller series are in “Others”.` },
} as const

/** Says what a picture leaves to "others": one that is cut has to tell. */
export const FoldedNote = ({ folded: { categories, series } }: { folded: ChartData['folded'] }) => {
  const t = useText(texts)
  if (categories + series === 0) return null
  return <p className="small secondary">{categories > 0 && t.categories(categories)} {series > 0 && t.series(series)}</p>
}
