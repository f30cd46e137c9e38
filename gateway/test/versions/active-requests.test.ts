import { describe, expect, it } from 'vitest'
import { ActiveRequests } from '../../versions/active-requests.ts'

const settled = async (promise: Promise<void>): Promise<boolean> => Promise.race([promise.then(() => true), new Promise<boolean>((resolve) => setImmediate(resolve, false))])

describe('ActiveRequests', () => {
  it('waits for those that are under way, not for later ones', async () => {
    const requests = new ActiveRequests()
    const end1 = requests.begin()
    const end2 = requests.begin()
    const ended = requests.ended()
    const endLater = requests.begin()
    end1()
    expect(await settled(ended)).toBe(false)
    end2()
    expect(await settled(ended)).toBe(true)
    expect(requests.count).toBe(1)
    endLater()
    endLater()
    expect(requests.count).toBe(0)
  })

  it('has nothing to wait for when idle', async () => {
    expect(await settled(new ActiveRequests().ended())).toBe(true)
  })
})
