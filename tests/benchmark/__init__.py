"""Benchmarks: each prints ratios against a yardstick taken in the same run, never bare times.

python -m tests.benchmark.startup            a fresh process against `import click, regex`
python -m tests.benchmark.presidio [FILE…]   a warm lint() against Presidio's analyser
"""
