/** Without the compilers that the practice page's front door brings. */
export { watchFolder } from "@crosswalk/practice-page/watch-folder";
