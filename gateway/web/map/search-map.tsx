import { useMemo, useState } from 'react'
import { useGraph } from '../graph/use-graph.ts'
import { useText } from '../i18n/use-text.ts'
import { FailureBox } from '../parts/failure-box.tsx'
import { AreaShape } from './area-shape.tsx'
import { bubbleRadius } from './bubble.tsx'
import { AreaTools } from './area-tools.tsx'
import { type Box, boxHas, boxText } from './box.ts'
import { type Circle, circleText } from './circle.ts'
import { boxOfCluster, type Cluster } from './cluster.ts'
import { clusterZoom, wholeCells } from './cluster-area.ts'
import { ClusterCard } from './cluster-card.tsx'
import { ClusterLayer } from './cluster-layer.tsx'
import { ClustersTable } from './clusters-table.tsx'
import { SearchClusters, type SearchClustersQueryVariables } from './clusters.operations.ts'
import { useDrawing } from './drawing.ts'
import { useMapView } from './use-map-view.ts'
import { useSettled } from './use-settled.ts'
import { boxOfView } from './view.ts'
import { WorldMap } from './world-map.tsx'

const texts = {
  label: { zh: '检索结果的位置', en: 'Where the results are' },
  none: { zh: '此范围内的结果没有位置。', en: 'No result in sight has a place.' },
} as const

export interface AreaChange { box: string; near: string }

interface SearchMapProps {
  /** What is searched for. */
  question: Pick<SearchClustersQueryVariables, 'q' | 'field' | 'filter'>
  box: Box | null
  near: Circle | null
  /** An area was drawn, or taken away: both empty. */
  onArea(change: AreaChange): void
  /** The address of the list of what is in a box. */
  listAddress(box: Box): string
}

const SETTLED_MS = 150
const DEEPEST_CLUSTER = 11

/** The hits of a search on the map: bubbles that part as one comes nearer, and an area to search in. */
export const SearchMap = ({ question, box, near, onArea, listAddress }: SearchMapProps) => {
  const t = useText(texts)
  const map = useMapView(box ? { begin: box } : {})
  const [chosen, setChosen] = useState<Cluster | null>(null)
  const drawing = useDrawing((area) => onArea('box' in area ? { box: boxText(area.box), near: '' } : { box: '', near: circleText(area.near) }))
  const { view, size } = map
  const asked = useSettled(view && size ? JSON.stringify({ zoom: clusterZoom(view), box: wholeCells(boxOfView(view, size), clusterZoom(view)) }) : '', SETTLED_MS)
  const area = useMemo(() => (asked === '' ? { zoom: 0 } : (JSON.parse(asked) as { zoom: number; box: Box })), [asked])
  const { answer, failure, retry, loading } = useGraph(SearchClusters, { ...question, ...area }, { skip: asked === '' })
  const clusters = answer?.data.searchResources?.clusters ?? []
  const inSight = view && size ? clusters.filter(({ point }) => boxHas(boxOfView(view, size), point)) : []
  const zoomTo = (cluster: Cluster): void => {
    setChosen(null)
    map.show(boxOfCluster(cluster), DEEPEST_CLUSTER)
  }
  return (
    <section className="search-map" aria-busy={loading}>
      {failure && <FailureBox failure={failure} retry={retry} />}
      <WorldMap
        map={map} label={t.label} tool={drawing.tool} onTap={() => setChosen(null)} obstacles={inSight.map(({ point, count }) => ({ point, radius: bubbleRadius(count) }))}
        above={<>
          <AreaTools kind={drawing.kind} choose={drawing.choose} clear={box || near ? () => onArea({ box: '', near: '' }) : null} />
          {chosen && <ClusterCard cluster={chosen} zoom={() => zoomTo(chosen)} listAddress={listAddress} close={() => setChosen(null)} />}
        </>}
      >
        <AreaShape box={drawing.drawn && 'box' in drawing.drawn ? drawing.drawn.box : box} near={drawing.drawn && 'near' in drawing.drawn ? drawing.drawn.near : near} />
        <ClusterLayer clusters={inSight} chosen={chosen} choose={setChosen} />
      </WorldMap>
      {answer && inSight.length === 0 && !loading && <p className="secondary">{t.none}</p>}
      <ClustersTable clusters={inSight} listAddress={listAddress} />
    </section>
  )
}
