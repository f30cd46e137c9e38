/** The package has no types for its dictionaries: `from to|from to other|…`. */
declare module 'opencc-js/dict/*' {
  const dictionary: string
  export default dictionary
}
