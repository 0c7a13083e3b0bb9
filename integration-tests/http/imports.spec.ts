import { request } from "node:http"
import { notifyFeed } from "../../src/workflows/notify-feed"
import { inShop } from "./in-shop"
import { outcomeOf, type Task } from "./shop"
import { until } from "./until"

type ImportTask = Task & {
  unknown_columns: string[]
  issues: { reason: string; count: number; examples: { line: number; masked: string }[] }[]
}

const most = 3_000_000
process.env.REDEMPTION_OPTIONS = JSON.stringify({ throttle: false, max_import_bytes: most })

inShop(({ shop, aMember, sql, getContainer }) => {
  const ada = aMember("ada")
  let campaign_id: string

  beforeEach(async () => {
    campaign_id = await shop.importCampaign()
  })
  afterEach(async () => {
    const rows = await sql(
      `select task.status from redemption_file_chunk join redemption_task as task on task.id = task_id
       where task.status not in ('queued', 'running')`
    )
    expect(rows).toEqual([])
  })

  const file = (content: string) => new Blob([content], { type: "text/csv" })
  const form = async (...parts: [string, string | Blob][]) => {
    const data = new FormData()
    for (const [name, part] of parts) {
      data.append(name, part)
    }
    const url = `/admin/redemption-campaigns/${campaign_id}/imports`
    return await shop.call<{ message?: string }>("POST", url, data, shop.admin)
  }
  const upload = (content: string | Buffer, fields: Record<string, string> = {}, headers = {}) =>
    shop.upload(campaign_id, content, fields, { headers, name: "../../etc/codes.csv" })
  const run = async (content: string | Buffer, fields: Record<string, string> = {}) => {
    const { status, body } = await upload(content, fields)
    expect(`${status} ${body.message ?? ""}`).toBe("202 ")
    return await shop.settled<ImportTask>(body.redemption_task.id)
  }
  const errorsOf = async (id: string) =>
    (await shop.call<string>("GET", `/admin/redemption-tasks/${id}/errors`, undefined, shop.admin)).body

  it("bring printed codes in, which are redeemed like any other", async () => {
    const task = await run(
      "code,expires_at,max_uses,customer_email,tag\nPRINT-0001,,,,\nPRINT-0002,,2,ada@test.shop,flyer\n"
    )
    expect(task).toMatchObject({
      type: "import",
      status: "completed",
      percent: 100,
      counts: { total: 2, done: 2, created: 2, duplicate: 0, invalid: 0 },
    })
    expect(outcomeOf(await shop.redeem(ada, "print 0001"))).toBe("redemption")
    const grace = await shop.member("grace")
    expect(outcomeOf(await shop.redeem(grace, "PRINT-0002"))).toBe("code_not_found")
    expect(outcomeOf(await shop.redeem(ada, "PRINT-0002"))).toBe("redemption")
    const { body } = await shop.asAdmin("GET", `/redemption-campaigns/${campaign_id}/codes?tag=flyer`)
    expect(body).toMatchObject({
      count: 1,
      redemption_codes: [{ code: "PRINT-0002", max_uses: 2, use_count: 1, tag: "flyer" }],
    })
  })

  it("account for every row, and give a list of errors that can be mended and uploaded again", async () => {
    await run("OLD-1\nOLD-2\n")
    const file = [
      "code;colour;expires_at",
      "NEW-1;red;",
      "OLD-1;;",
      "new 1;;",
      ";blue;2027-01-01",
      "BAD!;;",
      "1.23E+11;;",
      "NEW-2;;31.12.2027",
      "",
      "NEW-3;;2099-12-31",
    ].join("\r\n")
    const task = await run(file)
    expect(task).toMatchObject({
      status: "completed_with_errors",
      unknown_columns: ["colour"],
      counts: { total: 8, done: 8, created: 2, duplicate: 2, invalid: 4 },
    })
    expect(Object.fromEntries(task.issues.map(({ reason, count }) => [reason, count]))).toEqual({
      already_exists: 1,
      duplicate_in_file: 1,
      empty: 1,
      invalid_characters: 1,
      invalid_date: 1,
      looks_like_spreadsheet_number: 1,
    })
    const errors = await errorsOf(task.id)
    expect(errors.split("\n").slice(0, 3)).toEqual([
      "code,expires_at,max_uses,customer_email,tag,error_line,error_reason",
      "OLD-1,,,,,3,already_exists",
      "new 1,,,,,4,duplicate_in_file",
    ])
    const mended = errors.replace("31.12.2027", "2027-12-31").replace("BAD!", "GOOD1")
    expect(await run(mended)).toMatchObject({
      counts: { created: 2, duplicate: 2, invalid: 2 },
      unknown_columns: [],
    })
  })

  const utf16 = (text: string, bigEndian: boolean) => {
    const little = Buffer.from(`\ufeff${text}`, "utf16le")
    return bigEndian ? little.swap16() : little
  }
  it.each<[string, string | Buffer, number]>([
    ["no header", "AAA111\nBBB222\n", 2],
    ["no line end at the end", "code\nAAA111\nBBB222", 2],
    ["a byte order mark", "\ufeffcode\nAAA111\n", 1],
    ["UTF-16 LE", utf16("code\nAAA111\n", false), 1],
    ["UTF-16 BE", utf16("code\r\nAAA111\r\n", true), 1],
    ["mixed line ends", "code\r\nAAA111\nBBB222\rCCC333\r\n", 3],
    ["tabs", "code\ttag\nAAA111\tx\n", 1],
    ["pipes", "tag|code\nx|AAA111\n", 1],
    ["quotes", '"code"\n"AAA-111"\n', 1],
    ["ragged rows", "code,tag\nAAA111\nBBB222,x,y,z\n", 2],
    ["empty lines", "code\n\n\nAAA111\n\n", 1],
    ["empty lines above", "\n \r\ncode;tag\nAAA111;x\n", 1],
    ["the line that tells Excel the delimiter", "sep=;\r\ncode;tag\r\nAAA111;x\r\n", 1],
    ["full-width characters", "code\nＡＢ１２３\n", 1],
    ["names in other letters", ' Code ,"TAG"\nAAA111,x\n', 1],
    ["another name for the column", "Redemption Code;e-mail\nAAA111;\n", 1],
    ["small letters, spaces and dashes", "aaa-111\n bbb 222 \n", 2],
    ["a column that objects know", "__proto__,code\nx,AAA111\n", 1],
    ["semicolons within quotes", 'code;tag\nAAA111;"a;b"\n', 1],
  ])("understand a file with %s", async (_what, file, created) => {
    expect(await run(file)).toMatchObject({ status: "completed", counts: { created } })
  })

  it.each<[string, string | Buffer, string]>([
    ["only a header", "code\n", "no rows"],
    ["no column for the code", "tag,email\nx,y\n", "no column for the code"],
    ["a column twice", "code,promo_code\nA,B\n", "two columns"],
    [
      "bytes that are no text",
      Buffer.concat([Buffer.from("code\nAAA111\n"), Buffer.from([0xff, 0xfe, 0xfd])]),
      "Line 3: this is not text in UTF-8",
    ],
    ["a quote that is never closed", `code\n"AAA111\n${"BBB222\n".repeat(2_000)}`, "not closed"],
    ["no new code", "BAD!\n", "No row of the file gave a new code"],
  ])("fail with a reason for a file with %s", async (_what, file, error) => {
    const task = await run(file)
    expect(task.status).toBe("failed")
    expect(task.error).toContain(error)
    expect((await shop.asAdmin("POST", `/redemption-tasks/${task.id}/retry`, {})).status).toBe(400)
    expect(await run("AAA111\n")).toMatchObject({ status: "completed", counts: { created: 1 } })
  })

  it("leave out rows that no database, spreadsheet or scanner should hold, each with its reason", async () => {
    const rows: [row: string, reason: string | null][] = [
      ["GOOD01", null],
      ["AB\u0000CD", "invalid_characters"],
      ["AB\ud800CD", "invalid_characters"],
      ["КОД123", "invalid_characters"],
      ["ABC\u001a", "invalid_characters"],
      ['AB"CD', "invalid_characters"],
      ["A".repeat(65), "too_long"],
      ["A".repeat(6_000), "too_long"],
      ["1.5E+10", "looks_like_spreadsheet_number"],
      ["good-01", "duplicate_in_file"],
      ["GOOD02,2026-02-30", "invalid_date"],
      ["GOOD03,,0", "invalid_max_uses"],
      ["GOOD04,,,nobody@test.shop", "customer_not_found"],
      [`GOOD05,,,,${"x".repeat(256)}`, "invalid_tag"],
      ["GOOD06,,,,'=1+1", null],
    ]
    const file = ["code,expires_at,max_uses,customer_email,tag", ...rows.map(([row]) => row), ""].join("\n")
    const task = await run(Buffer.from(file, "utf8"))
    const bad = rows.filter(([, reason]) => reason !== null)
    expect(task.counts).toEqual({
      total: rows.length,
      done: rows.length,
      created: rows.length - bad.length,
      duplicate: 1,
      invalid: bad.length - 1,
    })
    const errors = (await errorsOf(task.id)).trim().split("\n").slice(1)
    expect(errors.map((line) => line.split(",").slice(-2))).toEqual(
      rows.flatMap(([, reason], index) => (reason ? [[String(index + 2), reason]] : []))
    )
    const tagged = await shop.asAdmin<{ redemption_codes: object[] }>(
      "GET",
      `/redemption-codes?tag=${encodeURIComponent("=1+1")}`
    )
    expect(tagged.body.redemption_codes).toHaveLength(1)
  })

  it("do not mind what a browser calls the file", async () => {
    const picture = { name: "codes.png", type: "image/png" }
    const { body } = await shop.upload(campaign_id, "AAA111\n", {}, picture)
    expect((await shop.settled(body.redemption_task.id)).counts.created).toBe(1)
  })

  it("do not mind how a server writes its content type", async () => {
    const headers = { ...shop.admin, "content-type": 'Multipart/Form-Data; boundary="x"' }
    const url = `/admin/redemption-campaigns/${campaign_id}/imports`
    const data =
      '--x\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\nAAA111\r\n--x--\r\n'
    const { status, body } = await shop.call<{ redemption_task: { id: string } }>("POST", url, data, headers)
    expect(status).toBe(202)
    expect((await shop.settled(body.redemption_task.id)).counts.created).toBe(1)
  })

  it("that break off in the middle of the upload leave nothing behind", async () => {
    const count = async (table: string) => Number((await sql(`select count(*) from ${table}`))[0].count)
    const upload = request(`${shop.url}/admin/redemption-campaigns/${campaign_id}/imports`, {
      method: "POST",
      headers: {
        ...shop.admin,
        "content-type": "multipart/form-data; boundary=x",
        "content-length": "9000000",
      },
    })
    upload.on("error", () => undefined)
    upload.write('--x\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\n\r\n')
    upload.write("AAA111\n".repeat(400_000))
    await until(async () => (await count("redemption_file_chunk")) > 0)
    upload.destroy()
    await until(async () => (await count("redemption_task")) === 0)
    expect(await count("redemption_file_chunk")).toBe(0)
    expect(await count("redemption_code_batch")).toBe(0)
  })

  it("are told to whoever asked, once each, in the admin's feed and without a way to any code", async () => {
    await run("AAA111\nBAD!\n", { review: "true" })
    const [task] = (await shop.asAdmin<{ redemption_tasks: Task[] }>("GET", "/redemption-tasks")).body
      .redemption_tasks
    type Feed = { notifications: { to: string; receiver_id: string; data: Record<string, string> }[] }
    const feed = async () =>
      (await shop.asAdmin<Feed>("GET", "/notifications?channel=feed&order=created_at")).body.notifications
    // Who confirms before the feed was told is not told any more to review.
    await until(async () => (await feed()).length >= 1)
    await shop.asAdmin("POST", `/redemption-tasks/${task.id}/confirm`, {})
    await run("BAD!\n")
    await until(async () => (await feed()).length >= 3)
    await notifyFeed(getContainer(), task.id)
    const told = await feed()
    expect(told.map(({ data }) => data.title).sort()).toEqual([
      "Importing codes: done, with some rows left out",
      "Importing codes: failed",
      "Importing codes: waits for your review",
    ])
    const users = await shop.asAdmin<{ users: { id: string }[] }>("GET", "/users")
    expect(new Set(told.map(({ to }) => to))).toEqual(new Set([users.body.users[0].id]))
    expect(JSON.stringify(told)).not.toMatch(/AAA111|https?:|\.csv/)
  })

  it("and exports are nowhere to be found by somebody who is not signed in", async () => {
    const task = await run("AAA111\nBAD!\n")
    const campaign = `/admin/redemption-campaigns/${campaign_id}`
    await shop.call("GET", `${campaign}/codes/export`, undefined, shop.admin)
    const names = [task.id, `${task.id}-errors.csv`, "codes.csv", `${campaign_id}-codes.csv`, ""]
    const addresses = [
      ...names.flatMap((name) =>
        ["/static", "/uploads", "/files", "/private", ""].map((at) => `${at}/${name}`)
      ),
      `/admin/redemption-tasks/${task.id}`,
      `/admin/redemption-tasks/${task.id}/errors`,
      `/admin/redemption-tasks/${task.id}/file`,
      `${campaign}/codes/export`,
      `${campaign}/codes`,
      `${campaign}/imports`,
      "/admin/redemption-imports/sample",
      "/admin/redemption-codes",
      "/static/..%2f..%2fcodes.csv",
    ]
    for (const address of addresses) {
      const { status, body } = await shop.call("GET", address)
      expect({ address, isOpen: status < 400 && address !== "/" }).toEqual({ address, isOpen: false })
      expect(JSON.stringify(body ?? "")).not.toContain("AAA111")
    }
  })

  it("all or nothing leave nothing when one row is wrong", async () => {
    const task = await run("AAA111\nBBB222\nBAD!\n", { mode: "all_or_nothing" })
    expect(task).toMatchObject({ status: "failed", counts: { created: 2, invalid: 1 } })
    expect(task.error).toContain("1 rows gave no code")
    expect(outcomeOf(await shop.redeem(ada, "AAA111"))).toBe("code_not_found")
    expect(await run("AAA111\nBBB222\n", { mode: "all_or_nothing" })).toMatchObject({
      counts: { created: 2 },
    })
  })

  it("can be looked at before they count", async () => {
    const task = await run("AAA111\nBBB222\nBAD!\n", { review: "true", label: "Spring" })
    expect(task).toMatchObject({
      status: "needs_review",
      counts: { created: 2, invalid: 1 },
      issues: [{ reason: "invalid_characters", count: 1, examples: [{ line: 3 }] }],
    })
    expect(outcomeOf(await shop.redeem(ada, "AAA111"))).toBe("code_not_found")
    expect((await shop.asAdmin("POST", `/redemption-tasks/${task.id}/confirm`, {})).status).toBe(200)
    expect((await shop.settled(task.id)).status).toBe("completed_with_errors")
    expect(outcomeOf(await shop.redeem(ada, "AAA111"))).toBe("redemption")
    expect((await shop.asAdmin("POST", `/redemption-tasks/${task.id}/confirm`, {})).status).toBe(200)
    expect((await shop.asAdmin("POST", `/redemption-tasks/${task.id}/undo`, {})).status).toBe(200)
    expect((await shop.asAdmin("POST", `/redemption-tasks/${task.id}/confirm`, {})).status).toBe(400)
  })

  it("that are looked at and refused leave nothing", async () => {
    const task = await run("AAA111\n", { review: "true" })
    expect((await shop.asAdmin("POST", `/redemption-tasks/${task.id}/cancel`, {})).status).toBe(200)
    const gone = async () =>
      (await shop.asAdmin<{ count: number }>("GET", "/redemption-codes")).body.count === 0
    await until(gone)
    expect(await run("AAA111\n")).toMatchObject({ status: "completed" })
  })

  it("can be taken back, but not what was redeemed of them", async () => {
    const task = await run("AAA111\nBBB222\nCCC333\n")
    await shop.redeem(ada, "AAA111")
    expect((await shop.asAdmin("POST", `/redemption-tasks/${task.id}/undo`, {})).body).toMatchObject({
      redemption_task: { status: "undone" },
    })
    expect(await shop.codes(campaign_id)).toEqual(["AAA111"])
    expect(outcomeOf(await shop.redeem(ada, "BBB222"))).toBe("code_not_found")
    expect((await shop.asAdmin("POST", `/redemption-tasks/${task.id}/undo`, {})).status).toBe(400)
  })

  it("never change a code that exists", async () => {
    await run("AAA111\n")
    await shop.redeem(ada, "AAA111")
    const before = (await shop.asAdmin("GET", "/redemption-codes")).body
    expect(await run("code,max_uses\nAAA111,9\n")).toMatchObject({
      status: "failed",
      counts: { duplicate: 1 },
    })
    expect((await shop.asAdmin("GET", "/redemption-codes")).body).toEqual(before)
  })

  it.each<[string, () => Promise<{ status: number; body: { message?: string } }>, number, string]>([
    [
      "no file",
      () =>
        shop.call("POST", `/admin/redemption-campaigns/${campaign_id}/imports`, new FormData(), shop.admin),
      400,
      "",
    ],
    [
      "JSON",
      () => shop.asAdmin("POST", `/redemption-campaigns/${campaign_id}/imports`, { file: "x" }),
      400,
      "content-type",
    ],
    ["an empty file", () => upload(""), 400, "file: is empty"],
    ["an unknown field", () => upload("A1\n", { colour: "red" }), 400, "colour"],
    ["a wrong mode", () => upload("A1\n", { mode: "some" }), 400, "mode"],
    ["compression", () => upload("A1\n", {}, { "content-encoding": "gzip" }), 400, "content-encoding"],
    [
      "a wrong date",
      () => upload("A1\n", { expires_at: "soon" }),
      400,
      "expires_at: must be a date and time",
    ],
    [
      "two files",
      () => form(["file", file("A1\n")], ["file", file("A2\n")]),
      400,
      "file: one file at a time",
    ],
    ["a field twice", () => form(["tag", "a"], ["tag", "b"], ["file", file("A1\n")]), 400, "tag: was sent"],
    ["a prototype", () => form(["__proto__", "a"], ["file", file("A1\n")]), 400, "__proto__: is not a known"],
    [
      "a file that is too large",
      () => upload("A".repeat(most + 1)),
      413,
      `file: is larger than ${most} bytes`,
    ],
  ])("refuse %s and leave nothing behind", async (_what, send, status, field) => {
    const answer = await send()
    expect(answer.status).toBe(status)
    expect(answer.body.message).toContain(field)
    expect((await shop.asAdmin<{ count: number }>("GET", "/redemption-tasks")).body.count).toBe(0)
  })

  it("are for campaigns that exist, and for staff", async () => {
    campaign_id = "redcamp_none"
    expect((await upload("A1\n")).status).toBe(404)
    expect((await upload("A1\n", {}, { authorization: "" })).status).toBe(401)
  })

  describe("exports", () => {
    const download = (query = "") =>
      shop.call<string>(
        "GET",
        `/admin/redemption-campaigns/${campaign_id}/codes/export${query}`,
        undefined,
        shop.admin
      )

    it("give every code with its state, inert in spreadsheets, and are recorded", async () => {
      await run("code,tag\nAAA111,=1+1\n-BBB222,\n", { label: "First" })
      await shop.redeem(ada, "AAA111")
      const { status, body } = await download("?columns=code,status,tag,batch_label,use_count")
      expect(status).toBe(200)
      expect(body.trim().split("\n").sort()).toEqual([
        "'-BBB222,unused,,First,0",
        "AAA111,used,'=1+1,First,1",
        "code,status,tag,batch_label,use_count",
      ])
      const { body: tasks } = await shop.asAdmin("GET", "/redemption-tasks?type=export")
      expect(tasks).toMatchObject({
        count: 1,
        redemption_tasks: [{ status: "completed", counts: { done: 2 } }],
      })
      expect((await download("?status=unused&columns=code")).body.trim()).toBe("code\n'-BBB222")
    })

    it("have the columns that are named, however they are named, each once", async () => {
      await run("code,tag\nAAA111,flyer\n")
      for (const query of [
        "columns=tag,code,tag",
        "columns=tag&columns=code",
        "columns[]=tag&columns[]=code,",
      ]) {
        expect((await download(`?${query}`)).body).toBe("tag,code\nflyer,AAA111\n")
      }
    })

    it("can be imported again: everything is known already and nothing changes", async () => {
      await run("AAA111\n-BBB222\n")
      const before = (await shop.asAdmin("GET", "/redemption-codes")).body
      const task = await run((await download()).body)
      expect(task).toMatchObject({ counts: { total: 2, created: 0, duplicate: 2 } })
      expect((await shop.asAdmin("GET", "/redemption-codes")).body).toEqual(before)
    })

    it("come with a session as they do with a token, and say who asked for what", async () => {
      await run("AAA111\nBBB222\n", { tag: "flyer" })
      const { status, body } = await shop.call<string>(
        "GET",
        `/admin/redemption-campaigns/${campaign_id}/codes/export?tag=flyer&columns=code`,
        undefined,
        { cookie: await shop.session() }
      )
      expect(status).toBe(200)
      expect(body.trim().split("\n").sort()).toEqual(["AAA111", "BBB222", "code"])
      const users = await shop.asAdmin<{ users: { id: string }[] }>("GET", "/users")
      const { body: tasks } = await shop.asAdmin("GET", "/redemption-tasks?type=export")
      expect(tasks).toMatchObject({
        redemption_tasks: [
          {
            requested_by: users.body.users[0].id,
            filter: { tag: ["flyer"], columns: ["code"] },
            counts: { done: 2 },
          },
        ],
      })
    })

    it.each(["=HYPERLINK(1)", "+1", "-1", "@SUM", "\tx", "＝1", "＋1"])(
      "make %j harmless in a spreadsheet, and read it back as it was",
      async (tag) => {
        const quoted = `"${tag}"`
        await run(`code,tag\nAAA111,${quoted}\n`)
        const file = (await download("?columns=code,tag")).body
        const cell = file.trim().split("\n")[1].slice("AAA111,".length).replaceAll('"', "")
        expect(cell.startsWith("'") || cell === tag.trim()).toBe(true)
        expect(/^[=+\-@\t\r＝＋－＠]/.test(cell)).toBe(false)
        const again = await run(file.replace("AAA111", "BBB222"))
        expect(again.counts.created).toBe(1)
        const { body } = await shop.asAdmin<{ redemption_codes: { code: string; tag: string }[] }>(
          "GET",
          "/redemption-codes"
        )
        const tags = body.redemption_codes.map((row) => row.tag)
        expect(tags).toEqual([tag.trim(), tag.trim()])
      }
    )

    it("stop when the reader goes away, and say how far they came", async () => {
      const many = 200_000
      await run(Array.from({ length: many }, (_, nth) => `MANY${nth}\n`).join(""))
      const path = `/admin/redemption-campaigns/${campaign_id}/codes/export`
      await new Promise<void>((resolve, reject) => {
        const asking = request(`${shop.url}${path}`, { headers: shop.admin }, (answer) =>
          answer.once("data", () => asking.destroy()).once("close", resolve)
        )
        asking.on("error", reject).end()
      })
      const recorded = async () =>
        (await shop.asAdmin<{ redemption_tasks: Task[] }>("GET", "/redemption-tasks?type=export")).body
          .redemption_tasks
      await until(async () => (await recorded())[0].status !== "running")
      const [task] = await recorded()
      expect(task).toMatchObject({ status: "failed", error: "The download broke off" })
      expect(task.counts.done).toBeGreaterThan(0)
      expect(task.counts.done).toBeLessThan(many)
      // Its place is free again: four more can run beside each other.
      const files = await Promise.all(Array.from({ length: 4 }, () => download("?columns=code")))
      expect(files.map(({ status }) => status)).toEqual([200, 200, 200, 200])
    })

    it("refuse columns that do not exist, strangers and unknown campaigns", async () => {
      expect((await download("?columns=code,secret")).status).toBe(400)
      expect((await download("?columns=code&columns=secret")).status).toBe(400)
      expect((await shop.call("GET", `/admin/redemption-campaigns/${campaign_id}/codes/export`)).status).toBe(
        401
      )
      campaign_id = "redcamp_none"
      expect((await download()).status).toBe(404)
    })
  })

  it("have a sample file, which is one that can be imported", async () => {
    const { body } = await shop.call<string>("GET", "/admin/redemption-imports/sample", undefined, shop.admin)
    await shop.member("nobody")
    expect(await run(body.replace("ada@example.com", ada.email))).toMatchObject({
      status: "completed",
      counts: { created: 3 },
    })
  })
})
