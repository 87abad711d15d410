// Package fcc writes files that help to fill in forms of the FCC.
package fcc
