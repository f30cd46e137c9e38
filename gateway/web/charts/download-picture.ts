import { saveFile } from '../files/save-file.ts'

/** What of a style a picture needs outside of this page, where there are no style sheets. */
const KEPT = ['fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-dasharray', 'opacity', 'font-size', 'font-weight', 'font-family', 'text-anchor', 'dominant-baseline', 'letter-spacing', 'paint-order', 'vector-effect']
const NAMESPACE = 'http://www.w3.org/2000/svg'

/** A copy that looks the same anywhere: its styles as attributes, and a ground. */
export const standalone = (svg: SVGSVGElement): string => {
  const copy = svg.cloneNode(true) as SVGSVGElement
  const [originals, copies] = [[...svg.querySelectorAll('*')], [...copy.querySelectorAll('*')]]
  copies.forEach((element, at) => {
    const style = originals[at] && getComputedStyle(originals[at])
    for (const name of KEPT) {
      const value = style?.getPropertyValue(name)
      // An address in a style is absolute and would lead back to this page.
      if (value && !value.startsWith('url(')) element.setAttribute(name, value)
    }
    for (const name of ['class', 'tabindex', 'role', 'aria-label']) element.removeAttribute(name)
  })
  const ground = document.createElementNS(NAMESPACE, 'rect')
  ground.setAttribute('width', '100%')
  ground.setAttribute('height', '100%')
  ground.setAttribute('fill', getComputedStyle(svg.closest('figure, .map') ?? svg).backgroundColor)
  copy.prepend(ground)
  copy.setAttribute('xmlns', NAMESPACE)
  return new XMLSerializer().serializeToString(copy)
}

export const downloadSvg = (svg: SVGSVGElement, title: string): void => saveFile(standalone(svg), 'image/svg+xml', `${title}.svg`)

/** Twice as fine as on the screen, for print. */
export const downloadPng = async (svg: SVGSVGElement, title: string): Promise<void> => {
  const { width, height } = svg.getBoundingClientRect()
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(standalone(svg))}`
  await image.decode()
  const canvas = document.createElement('canvas')
  ;[canvas.width, canvas.height] = [width * 2, height * 2]
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
  canvas.toBlob((blob) => blob && saveFile(blob, 'image/png', `${title}.png`), 'image/png')
}
