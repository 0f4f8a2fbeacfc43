.PHONY: run test check bench clean

run:
	@scripts/run.sh

test:
	@scripts/test.sh

check:
	@scripts/check.sh

bench:
	@scripts/bench.sh

clean:
	@scripts/clean.sh
