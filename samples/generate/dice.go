package main

import (
	"math/bits"
	"math/rand/v2"
)

// dice draws numbers that depend on the seed alone. The draws are made here
// and not by rand.Rand, whose methods may change from one Go to the next.
type dice struct{ pcg *rand.PCG }

func newDice(seed uint64) dice { return dice{rand.NewPCG(seed, 0x9e3779b97f4a7c15)} }

// below returns a number from 0 to n-1.
func (d dice) below(n int) int {
	hi, _ := bits.Mul64(d.pcg.Uint64(), uint64(n))
	return int(hi)
}

// between returns a number from low to high, both included.
func (d dice) between(low, high int) int { return low + d.below(high-low+1) }

// chance is true in percent of 100 cases.
func (d dice) chance(percent int) bool { return d.below(100) < percent }

// pick returns one of the words.
func (d dice) pick(words ...string) string { return words[d.below(len(words))] }
