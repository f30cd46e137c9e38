import type { PendingQuery, Row, Sql } from 'postgres'

type Fragment = PendingQuery<Row[]>

/** A filter of `searchResources` as plain values; what the random filters of the agreement test are made of. */
export interface SqlFilter {
  types?: string[]; namespaces?: string[]; categories?: string[]; disciplines?: string[]; platforms?: string[]; organizations?: string[]; projects?: string[]; programs?: string[]
  provinces?: string[]; countries?: string[]; sharingLevels?: string[]; origins?: string[]; serviceModes?: string[]; hasFile?: boolean
  generated?: { from?: string; to?: string }; updated?: { from?: string; to?: string }; box?: { west: number; south: number; east: number; north: number }
}

/**
 * The ids that an anonymous viewer may find by a filter, by SQL on the read model's documents. Written from the domain's rules, sharing no code with the
 * engines: what a record covers is hidden at RESTRICTED and under embargo, exact places of living things are public at PUBLIC only.
 */
export const idsBySql = async (sql: Sql, filter: SqlFilter): Promise<string[]> => {
  const all = sql`true`
  const any = (values: string[] | undefined, expression: Fragment) => (values ? sql`${expression} && ${values}::text[]` : all)
  const list = (path: Fragment) => sql`array(select jsonb_array_elements_text(coalesce(${path}, '[]')))`
  const box = filter.box
  const lonFits = (west: Fragment, east: Fragment) =>
    !box ? all : box.west <= box.east ? sql`(case when ${west} <= ${east} then ${west} <= ${box.east} and ${east} >= ${box.west} else ${west} <= ${box.east} or ${east} >= ${box.west} end)`
      : sql`(case when ${west} <= ${east} then ${east} >= ${box.west} or ${west} <= ${box.east} else true end)`
  const number = (path: string) => sql`(c #>> ${`{${path}}`}::text[])::float8`
  const firstDay = (date: string): string => (date.length === 4 ? `${date}-01-01` : date.length === 7 ? `${date}-01` : date)
  const rows = await sql`
    with record as (
      select id, namespace, document d, coalesce(document #>> '{sharing,level}', 'PUBLIC') as level,
        (case when document #>> '{sharing,embargoUntil}' is not null then document #>> '{sharing,embargoUntil}' > to_char(now() at time zone 'Asia/Shanghai', 'YYYY-MM-DD') else status = 'EMBARGOED' end) as embargoed,
        coalesce((document ->> 'preciseLocation')::boolean, false) as precise
      from catalogue.resource where status in ('PUBLISHED', 'EMBARGOED')
    ), seen as (select *, not embargoed and level <> 'RESTRICTED' as coverage, not embargoed and (case when precise then level = 'PUBLIC' else level <> 'RESTRICTED' end) as places from record)
    select id from seen where true
      and ${any(filter.types, sql`array[d ->> 'resourceType']`)}
      and ${any(filter.namespaces, sql`array[namespace]`)}
      and ${any(filter.categories, sql`(array[d #>> '{category,code}', case when d #>> '{category,code}' ~ '^[A-F][0-9]+$' then left(d #>> '{category,code}', 1) end] || ${list(sql`d #> '{category,path}'`)})`)}
      and ${filter.disciplines ? sql`exists (select from jsonb_array_elements(coalesce(d -> 'disciplines', '[]')) x, unnest(${filter.disciplines}::text[]) p where starts_with(x ->> 'code', p))` : all}
      and ${any(filter.platforms, sql`array[d #>> '{platform,id}']`)}
      and ${any(filter.organizations, sql`array[d #>> '{provider,organization,id}', d #>> '{servicer,organization,id}']`)}
      and ${any(filter.projects, sql`array(select x #>> '{project,id}' from jsonb_array_elements(coalesce(d -> 'funding', '[]')) x)`)}
      and ${any(filter.programs, sql`array(select x ->> 'program' from jsonb_array_elements(coalesce(d -> 'funding', '[]')) x)`)}
      and ${filter.provinces ? sql`coverage and exists (select from jsonb_array_elements(coalesce(d -> 'spatialCoverage', '[]')) x where left(x ->> 'adminCode', 2) || '0000' = any(${filter.provinces}::text[]))` : all}
      and ${filter.countries ? sql`coverage and exists (select from jsonb_array_elements(coalesce(d -> 'spatialCoverage', '[]')) x where upper(x ->> 'countryCode') = any(${filter.countries}::text[]))` : all}
      and ${any(filter.sharingLevels, sql`array[d #>> '{sharing,level}']`)}
      and ${any(filter.origins, sql`array[d #>> '{provenance,origin}']`)}
      and ${any(filter.serviceModes, list(sql`d #> '{sharing,serviceModes}'`))}
      and ${filter.hasFile === undefined ? all : sql`exists (select from jsonb_array_elements(coalesce(d -> 'links', '[]')) x where x ->> 'kind' = 'DOWNLOAD') = ${filter.hasFile}`}
      and ${filter.generated?.from ? sql`(d ->> 'generatedOn') || (case length(d ->> 'generatedOn') when 4 then '-12-31' when 7 then '-31' else '' end) >= ${firstDay(filter.generated.from)}` : all}
      and ${filter.generated?.to ? sql`left(d ->> 'generatedOn', ${filter.generated.to.length}) <= ${filter.generated.to}` : all}
      and ${filter.updated?.from ? sql`(d ->> 'updatedAt')::timestamptz >= ${filter.updated.from}::timestamptz` : all}
      and ${filter.updated?.to ? sql`(d ->> 'updatedAt')::timestamptz <= ${filter.updated.to}::timestamptz` : all}
      and ${box ? sql`places and exists (select from jsonb_array_elements(coalesce(d -> 'spatialCoverage', '[]')) c where
          (c -> 'point' is not null and ${number('point,lat')} between ${box.south} and ${box.north} and ${lonFits(number('point,lon'), number('point,lon'))})
          or (c -> 'bbox' is not null and ${number('bbox,south')} <= ${box.north} and ${number('bbox,north')} >= ${box.south} and ${lonFits(number('bbox,west'), number('bbox,east'))}))` : all}
    order by id collate "C"`
  return rows.map((row) => String(row.id))
}
