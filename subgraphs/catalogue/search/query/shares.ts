/** Nearly all of what was asked for. */
export const STRICT = 0.75
