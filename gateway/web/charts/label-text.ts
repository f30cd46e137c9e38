/** About how wide a text is at 13 pixels: Chinese is square. */
export const textWidth = (text: string): number => [...text].reduce((width, character) => width + (character.charCodeAt(0) > 255 ? 13 : 7.3), 0)

/** As much of a text as finds room. */
export const shortened = (text: string, width: number): string => {
  if (textWidth(text) <= width) return text
  const characters = [...text]
  while (characters.length > 1 && textWidth(`${characters.join('')}…`) > width) characters.pop()
  return `${characters.join('')}…`
}
