import { useMemo } from 'react'
import { useGraph } from '../graph/use-graph.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useLabel } from '../i18n/use-label.ts'
import { MapPlaces } from './places.operations.ts'
import type { NamedPlace } from './placed-labels.ts'

/** 河南省 → 河南, 新疆维吾尔自治区 → 新疆: as maps have them. Names of prefectures keep theirs, but for 市. */
export const shortName = (name: string): string =>
  name.replace(/(?:(?:壮族|回族|维吾尔)?自治区|特别行政区|省|市)$/, '')

/** Provinces and cities of our own vocabulary that have a place. */
export const useMapPlaces = (): { provinces: NamedPlace[]; cities: NamedPlace[] } => {
  const { answer } = useGraph(MapPlaces, {})
  const { language } = useLanguage()
  const label = useLabel()
  return useMemo(() => {
    const named = (terms: readonly { code: string; label: string; labelEn: string | null; point: { lon: number; lat: number } | null }[] | null | undefined): NamedPlace[] =>
      (terms ?? []).flatMap(({ code, point, ...names }) => (point ? [{ code, name: shortName(label(names)), point }] : []))
    return { provinces: named(answer?.data.provinces), cities: named(answer?.data.cities) }
  }, [answer, language, label])
}
