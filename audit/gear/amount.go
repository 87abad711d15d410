package gear

import (
	"errors"
	"math"
	"strconv"
)

// Amount is money in minor units (cents) of a currency that the context names.
type Amount int64

// ErrOverflow says that a sum of money does not fit; the largest amount is
// about 92 thousand million million units.
var ErrOverflow = errors.New("the amount is too large to be counted exactly")

// Add returns the sum of two amounts, or ErrOverflow.
func (a Amount) Add(b Amount) (Amount, error) {
	c := a + b
	if (c > a) != (b > 0) && b != 0 {
		return 0, ErrOverflow
	}
	return c, nil
}

// Times returns n times the amount, or ErrOverflow.
func (a Amount) Times(n int64) (Amount, error) {
	if a == 0 || n == 0 {
		return 0, nil
	}
	c := int64(a) * n
	if c/n != int64(a) || (int64(a) == math.MinInt64 && n == -1) {
		return 0, ErrOverflow
	}
	return Amount(c), nil
}

// String renders the amount as a decimal with two places, such as 1234.50.
func (a Amount) String() string {
	var buf [24]byte
	text, u := buf[:0], uint64(a)
	if a < 0 {
		text, u = append(text, '-'), uint64(-a)
	}
	text = append(strconv.AppendUint(text, u/100, 10), '.')
	return string(append(text, byte('0'+u%100/10), byte('0'+u%10)))
}
