// Package form reads what the cells of an equipment list say by their form:
// serial numbers and object ids, cells of keys and values, and the maker and the
// model that stand in one cell. It serves the inventory and makes no promise of
// its own.
package form
