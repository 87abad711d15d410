// Package makerlist writes who made each row of an inventory.
package makerlist
