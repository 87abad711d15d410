// Package alike finds lines that stand more than once. The package serves
// audit/inventory.
package alike
