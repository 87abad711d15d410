// Package cache remembers what the texts of a column mean, bounded in bytes. The
// package serves audit/inventory.
package cache
