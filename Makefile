.PHONY: run test check bench fuzz clean

run:
	@scripts/run.sh

test:
	@scripts/test.sh

check:
	@scripts/check.sh

bench:
	@scripts/bench.sh

fuzz:
	@scripts/fuzz.sh

clean:
	@scripts/clean.sh
