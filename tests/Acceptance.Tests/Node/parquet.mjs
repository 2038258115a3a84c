// Reads a Parquet file from standard input with a reader that shares nothing with our writer, and writes as JSON its
// columns with their types, what it tells of itself, and its rows.
import { parquetMetadata, parquetReadObjects } from "hyparquet";

const pieces = [];
for await (const piece of process.stdin) pieces.push(piece);
const bytes = Buffer.concat(pieces);
const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
const metadata = parquetMetadata(file);
const rows = await parquetReadObjects({ file });
process.stdout.write(JSON.stringify({
    columns: metadata.schema.slice(1).map(column => [column.name, column.type, column.logical_type?.type ?? "", column.repetition_type]),
    groups: metadata.row_groups.map(group => Number(group.num_rows)),
    about: Object.fromEntries((metadata.key_value_metadata ?? []).map(pair => [pair.key, pair.value])),
    rows,
}));
