// When something was: time stamps, which are in UTC, as a reader's clock and calendar have them.

/**
 * Local time; what is no time stamp stays as it is.
 * @param {string} at @param {Intl.DateTimeFormatOptions} style
 */
export function localTime(at, style) {
  const time = new Date(at);
  return Number.isNaN(time.getTime()) ? at : time.toLocaleString("en-GB", style);
}
