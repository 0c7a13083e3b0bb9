import { expect, test, type Page } from "@playwright/test"
import { mkdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { create as qrCode } from "qrcode"
import { expectAccessible } from "./axe"
import { complaintsOf, demoInfo, signIn } from "./shop"

/** The camera of the counter, in a browser whose camera shows a printed code. */

const text = "https://shop.example/redeem?code=CAMERA7K3QW9ZD"
const folder = join(__dirname, "../../.demo")
const film = join(folder, "camera.y4m")

mkdirSync(folder, { recursive: true })
writeFileSync(film, filmOf(text))

test.use({
  permissions: ["camera"],
  launchOptions: async ({ launchOptions }, use) =>
    await use({
      ...launchOptions,
      args: [
        ...(launchOptions.args ?? []),
        "--use-fake-device-for-media-stream",
        "--use-fake-ui-for-media-stream",
        `--use-file-for-fake-video-capture=${film}`,
      ],
    }),
})

let complaints: string[]

test.beforeEach(async ({ page }) => {
  complaints = complaintsOf(page)
  const info = await demoInfo()
  await signIn(page, info)
})
test.afterEach(() => expect(complaints).toEqual([]))

async function openCounter(page: Page) {
  const info = await demoInfo()
  await page.goto(`/app/redemptions/redeem?customer_id=${info.customers[0].id}`)
  await expect(page.getByLabel("Code", { exact: true })).toBeVisible()
}
const scanButton = (page: Page) => page.getByRole("button", { name: "Scan with the camera" })

test("the camera reads a code, and nothing is fetched from anywhere else", async ({ page }, testInfo) => {
  const { url } = await demoInfo()
  const foreign: string[] = []
  const decoders: string[] = []
  page.on("request", (request) => {
    const address = new URL(request.url())
    if (address.protocol.startsWith("http") && address.origin !== new URL(url).origin) {
      foreign.push(request.url())
    }
    if (/zxing/.test(address.pathname)) {
      decoders.push(request.url())
    }
  })
  await openCounter(page)
  expect(decoders).toEqual([])
  await scanButton(page).click()
  await expect(page.getByLabel("Code", { exact: true })).toHaveValue(text)
  await expect(page.getByText("Unknown code")).toBeVisible()
  expect(decoders.some((address) => address.includes(".wasm"))).toBe(true)
  expect(foreign).toEqual([])
  await page.screenshot({ path: testInfo.outputPath("scanned.png") })
})

for (const [state, words] of [
  ["NotAllowedError", "The camera is blocked for this page."],
  ["NotFoundError", "No camera was found on this device."],
  ["NotReadableError", "Another program is using the camera."],
] as const) {
  test(`a camera that answers ${state} is explained, and a photo does instead`, async ({
    page,
  }, testInfo) => {
    await page.addInitScript(
      `navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException("", "${state}"))`
    )
    await openCounter(page)
    await scanButton(page).click()
    await expect(page.getByText(words)).toBeVisible()
    await expect(page.getByRole("button", { name: "Try again" })).toBeVisible()
    await page.screenshot({ path: testInfo.outputPath(`${state}.png`) })
    await expectAccessible(page, "main")
  })
}

test("a page without https says so, and reads a photo", async ({ page }, testInfo) => {
  await page.addInitScript(`Object.defineProperty(window, "isSecureContext", { value: false })`)
  await openCounter(page)
  await scanButton(page).click()
  await expect(page.getByText("Browsers allow the camera only on pages with https.")).toBeVisible()
  await page.screenshot({ path: testInfo.outputPath("insecure.png") })
  await expectAccessible(page, "main")
  const photo = page.locator("input[type=file]")
  await photo.setInputFiles({
    name: "empty.png",
    mimeType: "image/png",
    buffer: Buffer.from(onePixel, "base64"),
  })
  await expect(page.getByText("There is no code on this picture that could be read.")).toBeVisible()
  await photo.setInputFiles({ name: "code.bmp", mimeType: "image/bmp", buffer: bitmapOf(text) })
  await expect(page.getByLabel("Code", { exact: true })).toHaveValue(text)
})

test("while the browser asks, the page says what it waits for", async ({ page }, testInfo) => {
  await page.addInitScript(`navigator.mediaDevices.getUserMedia = () => new Promise(() => undefined)`)
  await openCounter(page)
  await scanButton(page).click()
  await expect(page.getByText("Your browser asks whether it may use the camera.")).toBeVisible()
  await page.screenshot({ path: testInfo.outputPath("asking.png") })
  await expectAccessible(page, "main")
  await page.getByRole("button", { name: "Close the camera" }).click()
  await expect(page.getByText("Your browser asks whether it may use the camera.")).toBeHidden()
})

const onePixel =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg=="

/** A code in the middle of a white picture: one byte a pixel, row by row from the top. */
function pictureOf(content: string, width: number, height: number): Buffer {
  const { modules } = qrCode(content, { errorCorrectionLevel: "M" })
  const scale = Math.floor((Math.min(width, height) * 0.8) / modules.size)
  const left = Math.floor((width - modules.size * scale) / 2)
  const top = Math.floor((height - modules.size * scale) / 2)
  const pixels = Buffer.alloc(width * height, 0xeb)
  for (let y = 0; y < modules.size * scale; y++) {
    for (let x = 0; x < modules.size * scale; x++) {
      if (modules.get(Math.floor(y / scale), Math.floor(x / scale))) {
        pixels[(top + y) * width + left + x] = 0x10
      }
    }
  }
  return pixels
}

/** A film of one picture, as Chromium's pretended camera plays it. */
function filmOf(content: string): Buffer {
  const [width, height] = [640, 480]
  const colours = Buffer.alloc((width * height) / 2, 0x80)
  const frame = [Buffer.from("FRAME\n"), pictureOf(content, width, height), colours]
  return Buffer.concat([
    Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\n`),
    ...frame,
    ...frame,
  ])
}

/** The same as a photo: a grey bitmap, whose rows go from the bottom up. */
function bitmapOf(content: string): Buffer {
  const [width, height] = [400, 400]
  const pixels = pictureOf(content, width, height)
  const rows = Array.from({ length: height }, (_, row) =>
    pixels.subarray((height - 1 - row) * width, (height - row) * width)
  )
  const palette = Buffer.alloc(1_024)
  for (let shade = 0; shade < 256; shade++) {
    palette.fill(shade, shade * 4, shade * 4 + 3)
  }
  const head = Buffer.alloc(54)
  head.write("BM")
  head.writeUInt32LE(54 + 1_024 + width * height, 2)
  head.writeUInt32LE(54 + 1_024, 10)
  head.writeUInt32LE(40, 14)
  head.writeInt32LE(width, 18)
  head.writeInt32LE(height, 22)
  head.writeUInt16LE(1, 26)
  head.writeUInt16LE(8, 28)
  return Buffer.concat([head, palette, ...rows])
}
