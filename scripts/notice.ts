/** `npm run notice`: writes connector/NOTICE, the licences of what the connector runs on. */
import { pathToFileURL } from "node:url";
import { writeNotice } from "./shipped/writeNotice.ts";
import { writeFiles } from "./writeFiles.ts";

await writeFiles(() => Promise.resolve([{ path: pathToFileURL("connector/NOTICE"), text: writeNotice() }]));
