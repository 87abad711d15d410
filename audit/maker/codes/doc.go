// Package codes finds what vendors number: families of models and of serial
// numbers, enterprise numbers, grantees of the FCC, prefixes of hardware addresses.
//
// The package serves the commands of this module. Its API may change.
package codes
