import AxeBuilder from "@axe-core/playwright"
import { expect, type Page } from "@playwright/test"

/** What is ours on a page: the shell around it is the dashboard's own. */
type Root = "main" | "[role=dialog]" | "[role=alertdialog]"

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

/** No violation of WCAG 2.2 A and AA, nor of axe's best practice, within the root. */
export async function expectAccessible(page: Page, root: Root, look = "light"): Promise<void> {
  await page.locator(root).last().waitFor()
  // A button under the mouse has the dashboard's colours for that, which are not ours to judge.
  await page.mouse.move(0, 0)
  await settled(page)
  const { violations } = await new AxeBuilder({ page }).include(root).withTags(tags).analyze()
  const found = violations.map(
    ({ id, nodes }) => `${look}: ${id}: ${nodes.map(({ html }) => html).join("\n")}`
  )
  expect(found).toEqual([])
}

/**
 * The same in every look the admin has: light, dark, from right to left, and on a phone, where nothing may be wider
 * than the screen either. Leaves the page as it was.
 */
export async function expectAccessibleInEveryLook(page: Page, root: Root): Promise<void> {
  // The colours under a pointer are the design system's own.
  await page.mouse.move(0, 0)
  await expectAccessible(page, root)

  await setTheme(page, "dark")
  await expectAccessible(page, root, "dark")
  await setTheme(page, "light")

  await setDirection(page, "rtl")
  await expectAccessible(page, root, "rtl")
  await setDirection(page, "ltr")

  const size = page.viewportSize()!
  await page.setViewportSize({ width: 375, height: 812 })
  await expectAccessible(page, root, "375 px")
  await expectNoSidewaysScroll(page)
  await page.setViewportSize(size)
}

const html = (page: Page) => page.locator("html")

export const setTheme = (page: Page, theme: "light" | "dark") =>
  html(page).evaluate((element, wanted) => {
    element.classList.remove("light", "dark")
    element.classList.add(wanted)
    element.style.colorScheme = wanted
  }, theme)

export const setDirection = (page: Page, direction: "ltr" | "rtl") =>
  html(page).evaluate((element, wanted) => element.setAttribute("dir", wanted), direction)

/** The page itself never scrolls sideways; tables may, within themselves. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const excess = await html(page).evaluate((element) => element.scrollWidth - element.clientWidth)
  expect(excess).toBeLessThanOrEqual(0)
}

/** Nor do tables, where there is room as on a laptop: no column is out of sight. */
export async function expectTablesToFit(page: Page): Promise<void> {
  const tables = page.locator("main table")
  await expect(tables.first().locator("tbody tr").first()).toBeVisible()
  const excess = await tables.evaluateAll((found) =>
    found.map(({ parentElement }) => parentElement!.scrollWidth - parentElement!.clientWidth)
  )
  expect(Math.max(...excess)).toBeLessThanOrEqual(0)
}

/**
 * Colours fade and dialogs slide: contrast is judged once they have arrived. A colour that is inherited from something
 * that fades begins a fade of its own with every step of that one, so one look at what runs is not enough.
 */
async function settled(page: Page): Promise<void> {
  await html(page).evaluate(async (element) => {
    type Running = {
      effect: { getComputedTiming(): { iterations: number } } | null
      finished: Promise<unknown>
    }
    const { requestAnimationFrame } = element.ownerDocument.defaultView
    for (;;) {
      // A theme that was changed this moment begins to fade with the next frame.
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
      const running = (element.getAnimations({ subtree: true }) as Running[]).filter(
        (animation) => animation.effect?.getComputedTiming().iterations !== Infinity
      )
      if (running.length === 0) {
        return
      }
      await Promise.allSettled(running.map((animation) => animation.finished))
    }
  })
}
