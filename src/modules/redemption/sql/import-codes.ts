import type { Sql } from "./sql"

type ImportedCode = {
  code: string
  canonical: string
  max_uses: number | null
  expires_at: string | null
  tag: string | null
}

/**
 * Codes of a file as arrays in PostgreSQL's own writing: some texts to keep, instead of some objects for each code. A
 * column that most files do not have costs nothing until a row has something in it.
 */
export class ImportedCodes {
  private readonly required = { id: "", code: "", canonical: "" }
  private readonly optional: Record<"max_uses" | "expires_at" | "customer_id" | "tag", string | null> = {
    max_uses: null,
    expires_at: null,
    customer_id: null,
    tag: null,
  }
  private added = 0

  add(id: string, code: ImportedCode, customer_id: string | null): void {
    this.required.id += `,${quoted(id)}`
    this.required.code += `,${quoted(code.code)}`
    this.required.canonical += `,${quoted(code.canonical)}`
    this.addOptional("max_uses", code.max_uses === null ? null : String(code.max_uses))
    this.addOptional("expires_at", code.expires_at)
    this.addOptional("customer_id", customer_id)
    this.addOptional("tag", code.tag)
    this.added += 1
  }

  /** The columns in the order of the statement; one that is empty in all rows is null. */
  get columns(): (string | null)[] {
    return [...Object.values(this.required), ...Object.values(this.optional)].map((column) =>
      column === null ? null : arrayOf(column)
    )
  }

  private addOptional(name: keyof typeof this.optional, value: string | null): void {
    if (value !== null) {
      this.optional[name] ??= ",NULL".repeat(this.added)
    }
    if (this.optional[name] !== null) {
      this.optional[name] += value === null ? ",NULL" : `,${quoted(value)}`
    }
  }
}

const arrayOf = (column: string) => `{${column.slice(1)}}`

const quoted = (text: string) => (/["\\]/.test(text) ? `"${text.replace(/["\\]/g, "\\$&")}"` : `"${text}"`)

/** A code that exists already, and whether it came earlier in the same file. */
export type TakenCode = { canonical: string; is_of_batch: boolean }

/** Writes the codes that nobody has yet; a code that exists is never touched. @returns those that were not written */
export async function insertImportedCodes(
  sql: Sql,
  input: { campaign_id: string; batch_id: string; max_uses: number; codes: ImportedCodes }
): Promise<TakenCode[]> {
  const { rows } = await sql<TakenCode>(
    `with file as materialized (
       select *
       from unnest($1::text[], $2::text[], $3::text[], $4::int[], $5::timestamptz[], $6::text[], $7::text[])
         as file (id, code, canonical, max_uses, expires_at, customer_id, tag)
     ), written as (
       insert into redemption_code
         (id, code, canonical, campaign_id, batch_id, max_uses, expires_at, customer_id, tag)
       select id, code, canonical, $8, $9, coalesce(max_uses, $10), expires_at, customer_id, tag from file
       on conflict (canonical) do nothing
       returning canonical
     )
     select file.canonical, exists (
         select 1 from redemption_code as code where code.canonical = file.canonical and code.batch_id = $9
       ) as is_of_batch
     from file left join written on written.canonical = file.canonical
     where written.canonical is null`,
    [...input.codes.columns, input.campaign_id, input.batch_id, input.max_uses]
  )
  return rows
}
