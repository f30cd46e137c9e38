/** Coastlines, made by land-plugin.mjs while the pages are built. */
declare module 'virtual:land' {
  const land: string
  export default land
}
