/** A search as part of a page's address: `?q=subnet` opens it. Pure. */

/**
 * @param {string} address
 * @returns {string | null} The query; null if the address holds none.
 */
export function queryOf(address) {
  return new URL(address).searchParams.get("q");
}

/**
 * @param {string} address
 * @returns {string} The same address without a query.
 */
export function withoutQuery(address) {
  const url = new URL(address);
  url.searchParams.delete("q");
  return url.href;
}
