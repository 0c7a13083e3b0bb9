import {
  Checkbox,
  CommandBar,
  Container,
  createDataTableColumnHelper,
  DataTable,
  Heading,
  Table,
  Text,
  useDataTable,
} from "@medusajs/ui"
import { Fragment, useMemo, useRef, useState, type ReactNode } from "react"
import { useNavigate } from "react-router-dom"
import { pageSize, type ListState } from "../../lib/list-state"
import { useWords } from "../../lib/words"
import { Failed } from "./failed"
import { ActiveFilters, ListToolbar, NothingFound, type ListFilter, type ListSort } from "./list-toolbar"

export type ListColumn<Row> = {
  id: string
  header: string
  cell: (row: Row) => ReactNode
  /** Figures stand at the end. */
  isFigure?: boolean
  maxSize?: number
}

export type ListCommand = {
  label: string
  /** One letter: pressed while nothing is being typed. */
  shortcut: string
  action: (ids: string[]) => void | Promise<void>
}

type Props<Row> = {
  title: string
  level?: "h1" | "h2"
  description?: string
  /** Buttons and menus at the end of the head. */
  actions?: ReactNode
  state: ListState
  /** The first column's cell must be a real link when rows lead somewhere: `rowTo` is for the mouse alone. */
  columns: ListColumn<Row>[]
  rows: Row[] | undefined
  count: number | undefined
  rowId: (row: Row) => string
  /** How the checkbox and the menu of a row call it. */
  rowName: (row: Row) => string
  rowTo?: (row: Row) => string
  rowMenu?: (row: Row) => ReactNode
  error?: unknown
  onRetry?: () => void
  /** The label of the search; no search without one. */
  search?: string
  filters?: ListFilter[]
  sorts?: ListSort[]
  /** What can be done with several rows at once. */
  commands?: ListCommand[]
  empty: { heading: string; description: string; custom?: ReactNode }
  /** Stands in for pages by number, where a list goes by cursor. */
  pager?: ReactNode
  /** The list is a card of its own; otherwise it fills one that is there. */
  isBare?: boolean
}

/**
 * A list as Medusa Admin shows them, with what its own lacks: every button has a name, the order and the filters are in
 * the address, an error leaves the toolbar alone, and it fits on a phone.
 *
 * The checkboxes come with `commands`, the menus with `rowMenu`.
 */
export function ListTable<Row>(props: Props<Row>) {
  const { title, level = "h1", description, actions, state, filters = [], sorts, search, error } = props
  const list = (
    <>
      <div className="flex items-start justify-between gap-4 px-6 py-4 max-md:flex-col">
        <div className="flex w-full min-w-0 flex-wrap items-center justify-between gap-2 md:w-auto">
          <div className="min-w-0">
            <Heading level={level}>{title}</Heading>
            {description && (
              <Text size="small" className="text-ui-fg-subtle">
                {description}
              </Text>
            )}
          </div>
          {actions && <div className="flex items-center gap-x-2 md:hidden">{actions}</div>}
        </div>
        <div className="flex shrink-0 items-center gap-x-2 max-md:w-full">
          <ListToolbar state={state} search={search} filters={filters} sorts={sorts} />
          {actions && <div className="flex items-center gap-x-2 max-md:hidden">{actions}</div>}
        </div>
      </div>
      <ActiveFilters state={state} filters={filters} />
      {error ? (
        <div className="border-t">
          <Failed error={error} onRetry={props.onRetry} />
        </div>
      ) : (
        <Rows {...props} />
      )}
    </>
  )
  return props.isBare ? <div>{list}</div> : <Container className="overflow-hidden p-0">{list}</Container>
}

function Rows<Row>({
  title,
  state,
  columns,
  rows,
  count,
  rowId,
  rowName,
  rowTo,
  rowMenu,
  commands = [],
  empty,
  pager,
}: Props<Row>) {
  const { t, core, number } = useWords()
  const navigate = useNavigate()
  const [selection, setSelection] = useState<Record<string, boolean>>({})
  const chosen = Object.keys(selection).filter((id) => selection[id])
  const all = useColumns({ columns, rowName, rowMenu, canSelect: commands.length > 0 })
  const instance = useDataTable<Row>({
    data: rows ?? [],
    columns: all,
    rowCount: count ?? 0,
    getRowId: rowId,
    isLoading: rows === undefined,
    onRowClick: rowTo && ((_event, row) => navigate(rowTo((row as { original: Row }).original))),
    rowSelection: { state: selection, onRowSelectionChange: setSelection },
    // Told so that an empty list knows why it is empty; search, filters and order are the toolbar's.
    filtering: { state: narrowed(state), onFilteringChange: () => undefined },
    pagination: {
      state: { pageIndex: Math.floor(state.offset / pageSize), pageSize },
      onPaginationChange: ({ pageIndex }) => {
        setSelection({})
        state.set({ offset: pageIndex * pageSize })
      },
    },
    autoResetPageIndex: false,
  })
  return (
    <>
      <span role="status" className="sr-only">
        {rows === undefined
          ? core("labels.loading")
          : `${title}: ${number(count ?? rows.length)} ${core("general.results")}`}
      </span>
      <DataTable instance={instance}>
        <DataTable.Table emptyState={{ empty, filtered: { custom: <NothingFound state={state} /> } }} />
        {pager ??
          ((count ?? 0) > 0 && (
            <Table.Pagination
              className="flex-wrap gap-y-2"
              count={count ?? 0}
              pageSize={pageSize}
              pageIndex={instance.pageIndex}
              pageCount={instance.getPageCount()}
              canPreviousPage={instance.getCanPreviousPage()}
              canNextPage={instance.getCanNextPage()}
              previousPage={instance.previousPage}
              nextPage={instance.nextPage}
              translations={{
                of: core("general.of"),
                results: core("general.results"),
                pages: core("general.pages"),
                prev: core("general.prev"),
                next: core("general.next"),
              }}
            />
          ))}
      </DataTable>
      {chosen.length > 0 && (
        <div
          role="toolbar"
          aria-label={t("ui.selected", { count: chosen.length })}
          className="fixed inset-x-0 bottom-8 z-10 mx-auto flex w-fit max-w-full overflow-x-auto"
        >
          <CommandBar.Bar>
            <CommandBar.Value>{core("general.countSelected", { count: chosen.length })}</CommandBar.Value>
            {commands.map(({ label, shortcut, action }) => (
              <Fragment key={label}>
                <CommandBar.Seperator />
                <CommandBar.Command
                  label={label}
                  shortcut={shortcut}
                  action={() => void Promise.resolve(action(chosen)).then(() => setSelection({}))}
                />
              </Fragment>
            ))}
          </CommandBar.Bar>
        </div>
      )}
    </>
  )
}

const narrowed = (state: ListState): Record<string, unknown> => ({
  ...Object.fromEntries(Object.entries(state.filters).filter(([, values]) => values.length > 0)),
  ...(state.q ? { q: state.q } : {}),
})

/**
 * The table takes each cell for a component of its own: made anew with every render it would lose the focus and close its
 * menu whenever the list is refreshed. So the cells stay the same and look up what is current.
 */
function useColumns<Row>({
  columns,
  rowName,
  rowMenu,
  canSelect,
}: Pick<Props<Row>, "columns" | "rowName" | "rowMenu"> & { canSelect: boolean }) {
  const { t, core } = useWords()
  const latest = useRef({ columns, rowName, rowMenu })
  latest.current = { columns, rowName, rowMenu }
  const shape = JSON.stringify(columns.map(({ cell: _cell, ...looks }) => looks))
  const hasMenu = rowMenu !== undefined
  return useMemo(() => {
    const helper = createDataTableColumnHelper<Row>()
    const select = helper.select({
      header: ({ table }) => (
        <Checkbox
          aria-label={core("general.selectAll")}
          checked={table.getIsSomePageRowsSelected() ? "indeterminate" : table.getIsAllPageRowsSelected()}
          onCheckedChange={(checked) => table.toggleAllPageRowsSelected(checked === true)}
        />
      ),
      cell: ({ row }) => (
        <Checkbox
          aria-label={t("ui.selectRow", { name: latest.current.rowName(row.original) })}
          checked={row.getIsSelected()}
          disabled={!row.getCanSelect()}
          onClick={(event) => event.stopPropagation()}
          onCheckedChange={(checked) => row.toggleSelected(checked === true)}
        />
      ),
    })
    const menu = helper.display({
      id: "action",
      header: () => <span className="sr-only">{core("fields.actions")}</span>,
      cell: ({ row }) => (
        // A click on the menu is no click on the row.
        <div className="flex justify-end" onClick={(event) => event.stopPropagation()}>
          {latest.current.rowMenu?.(row.original)}
        </div>
      ),
    })
    const shown = (JSON.parse(shape) as Omit<ListColumn<Row>, "cell">[]).map(
      ({ id, header, isFigure, maxSize }) =>
        helper.accessor((row: Row) => row, {
          id,
          header,
          maxSize,
          align: isFigure ? "right" : "left",
          truncateTooltip: false,
          cell: ({ row }) => {
            const content = latest.current.columns.find((column) => column.id === id)?.cell(row.original)
            return isFigure ? <span className="tabular-nums">{content}</span> : content
          },
        })
    )
    return [...(canSelect ? [select] : []), ...shown, ...(hasMenu ? [menu] : [])]
  }, [shape, canSelect, hasMenu, t, core])
}
