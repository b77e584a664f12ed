// The columns of the table, in their default order, as the tests expect them: one line here tests a new column.

/** A column. */
export interface Column {
  /** Its name in the URL, which is the API's name of its field. */
  id: string;
  /** Its headings. */
  zh: string;
  en: string;
  /** How it sorts: texts by collation, times, the health and what follows from its rules, or codes in this order. */
  order: "text" | "time" | "health" | "due" | "overdue" | readonly string[];
  /** Whether nobody sees it who chose no columns. */
  hidden?: true;
  /** For a column with a menu of values: its name in the search box, and the Chinese words of its codes. */
  facet?: { field: string; words: Record<string, string> };
}

export const columns: readonly Column[] = [
  { id: "name", zh: "名称", en: "Name", order: "text" },
  { id: "health", zh: "健康度", en: "Health", order: "health" },
  {
    id: "stage",
    zh: "计算状态",
    en: "Status",
    order: ["NONE", "READY", "RUNNING", "FINISH", "ERROR"],
    facet: {
      field: "stage",
      words: { NONE: "计算未开始", READY: "待计算", RUNNING: "计算中", FINISH: "计算成功", ERROR: "计算失败" },
    },
  },
  { id: "detectedAt", zh: "最近计算", en: "Last computed", order: "time" },
  { id: "due", zh: "应计算时间", en: "Due", order: "due", hidden: true },
  { id: "overdueBy", zh: "逾期时长", en: "Overdue by", order: "overdue", hidden: true },
  {
    id: "scheduler",
    zh: "更新频次",
    en: "Schedule",
    order: ["DAILY", "WEEKLY", "AUTO", "ONCE"],
    facet: { field: "scheduler", words: { DAILY: "每日更新", ONCE: "手动", AUTO: "自动更新", WEEKLY: "每周更新" } },
  },
  {
    id: "createdBy",
    zh: "分群类型",
    en: "Type",
    order: ["DIRECT", "FROM_FUNNEL", "FROM_RETENTION", "FROM_FREQUENCY", "FROM_FILES"],
    facet: {
      field: "type",
      words: {
        DIRECT: "规则创建",
        FROM_FUNNEL: "漏斗创建",
        FROM_RETENTION: "留存创建",
        FROM_FREQUENCY: "分布分析创建",
        FROM_FILES: "文件上传",
      },
    },
  },
  { id: "key", zh: "标识符", en: "Key", order: "text" },
  { id: "description", zh: "描述", en: "Description", order: "text" },
  { id: "creator", zh: "创建人", en: "Creator", order: "text", facet: { field: "creator", words: {} } },
  { id: "createdAt", zh: "创建时间", en: "Created", order: "time" },
  { id: "updater", zh: "最近修改人", en: "Last editor", order: "text", facet: { field: "editor", words: {} } },
  { id: "updatedAt", zh: "最近修改时间", en: "Updated", order: "time" },
];

/** The columns of a first visit. */
export const defaultColumns = columns.filter(({ hidden }) => hidden !== true);
