import { createContext, useContext } from 'react'
import { type MapView, type Pixel, type Point, type Size, toScreen } from './projection.ts'

/** What layers of a map draw on. */
export interface MapScreen {
  view: MapView
  size: Size
  at(place: Point): Pixel
}

const ScreenContext = createContext<MapScreen | null>(null)

export const MapScreenProvider = ScreenContext.Provider

export const mapScreen = (view: MapView, size: Size): MapScreen => ({ view, size, at: (place) => toScreen(view, size, place) })

export const useMapScreen = (): MapScreen => {
  const screen = useContext(ScreenContext)
  if (!screen) throw new Error('a layer of a map stands outside of a map')
  return screen
}
