// The page of one entry: copying and sharing.

import { startCopying } from "./copying.js";
import { createPage } from "./page.js";
import { startSharing } from "./sharing.js";

const page = createPage(document.body);
startCopying(page);
startSharing(page);
