import type { Box } from './box.ts'
import type { SearchClustersQuery } from './clusters.operations.ts'
import { boxWidth } from './box.ts'

/** A cluster as the graph answers it. */
export type Cluster = NonNullable<NonNullable<SearchClustersQuery['searchResources']>['clusters']>[number]

/** The box of a cluster, with a little air, so that a search in it finds what stands on its edge. */
export const boxOfCluster = ({ point, box }: Pick<Cluster, 'point' | 'box'>): Box => {
  const { west, south, east, north } = box ?? { west: point.lon, south: point.lat, east: point.lon, north: point.lat }
  const air = 0.0005
  return { west: Math.max(-180, west - air), south: Math.max(-90, south - air), east: Math.min(180, east + air), north: Math.min(90, north + air) }
}

/** Whether zooming in would part it: not where all stand in one place. */
export const canBeParted = ({ box }: Pick<Cluster, 'box'>): boolean => box !== null && Math.max(boxWidth(box), box.north - box.south) > 0.005
